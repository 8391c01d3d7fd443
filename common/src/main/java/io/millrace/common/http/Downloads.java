package io.millrace.common.http;

import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches files of any size to disk, with a bound on each silence in place of one on the whole. Safe for any thread.
 */
public final class Downloads implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final CloseableHttpClient client;

    /** Connects to nothing yet; of {@code limits}, the deadline is how long the other side may be silent. */
    public Downloads(HttpLimits limits) {
        var silence = Timeout.of(limits.deadline());
        client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(limits.connections())
                        .setMaxConnPerRoute(limits.connections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                                .setSocketTimeout(silence)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.connectTimeout()))
                        .setResponseTimeout(silence)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                // A file that is itself compressed is to be stored as it is.
                .disableContentCompression()
                .setUserAgent("millrace")
                .build();
    }

    /**
     * Fetches {@code from} into {@code to}, which is replaced. The file counts only when the answer is one of success:
     * then it is whole, as far as the other side told its length.
     *
     * @param goesOn asked now and then; once it says no, this ends with {@link NoAnswer}
     */
    public HttpAnswer save(URI from, Path to, BooleanSupplier goesOn) {
        var request = new HttpGet(from);
        try {
            return client.execute(request, response -> {
                if (response.getCode() >= 200 && response.getCode() < 300) {
                    try {
                        copy(response, to, goesOn);
                    } catch (IOException e) {
                        // Without this the client would read the rest, to use the connection again.
                        request.cancel();
                        throw e;
                    }
                }
                return new Answered(response.getCode(), headers(response), new byte[0]);
            });
        } catch (IOException | RuntimeException e) {
            var reason = e.getClass().getSimpleName() + ": "
                    + Objects.requireNonNullElse(e.getMessage(), "no details");
            return e instanceof ConnectException || e instanceof ConnectTimeoutException
                    || e instanceof UnknownHostException ? new NotSent(reason, e) : new NoAnswer(reason, e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        var retryAfter = response.getFirstHeader("Retry-After");
        return retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter.getValue());
    }

    private static void copy(ClassicHttpResponse response, Path to, BooleanSupplier goesOn) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            var entity = response.getEntity();
            InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
            var chunk = new byte[CHUNK];
            for (var length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (!goesOn.getAsBoolean()) {
                    throw new IOException("given up");
                }
                out.write(chunk, 0, length);
            }
        }
    }
}
