package io.millrace.common.http;

import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Speaks HTTP/1.1 over pooled connections. It repeats nothing and follows nothing: whether a request may be sent again
 * is for the caller to decide. The deadline covers a request as a whole, so an answer that drips byte by byte ends too.
 */
public final class ApacheHttpCaller implements HttpCaller, AutoCloseable {
    private static final String SENDING = "millrace.sending";
    /** Connections are renewed this often, so that a changed address is found. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(1);

    private final HttpLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    /** Connects to nothing yet. */
    public ApacheHttpCaller(HttpLimits limits) {
        this.limits = limits;
        client = client(limits);
        deadlines = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("http-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public HttpAnswer call(HttpCall call) {
        var request = request(call);
        var context = HttpClientContext.create();
        var deadline = deadlines.schedule(request::cancel, limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, context, response -> answered(response, request));
        } catch (IOException | RuntimeException e) {
            return unanswered(e, context.getAttribute(SENDING) != null, request.isCancelled());
        } finally {
            deadline.cancel(false);
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private Answered answered(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(),
                    (first, second) -> first + ", " + second);
        }
        return new Answered(response.getCode(), headers, body(response, request));
    }

    private byte[] body(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        var body = entity.getContent().readNBytes(limits.responseBytes() + 1);
        if (body.length > limits.responseBytes()) {
            // Without this the client would read the rest, to use the connection again.
            request.cancel();
            throw new TooLarge(limits.responseBytes());
        }
        return body;
    }

    private HttpAnswer unanswered(Exception e, boolean sending, boolean cancelled) {
        if (Thread.currentThread().isInterrupted()) {
            return new NoAnswer("interrupted", e);
        }
        var late = cancelled && !(e instanceof TooLarge);
        var what = late ? "no answer within " + limits.deadline() : reason(e);
        return sending ? new NoAnswer(what, e) : new NotSent(what, e);
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(e.getMessage(), "no details");
    }

    private static HttpUriRequestBase request(HttpCall call) {
        var request = new HttpUriRequestBase(call.method(), call.uri());
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            request.setHeader(header.getKey(), header.getValue());
        }
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    private static CloseableHttpClient client(HttpLimits limits) {
        return HttpClientBuilder.create()
                .setConnectionManager(pool(limits))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.connectTimeout()))
                        .setResponseTimeout(Timeout.of(limits.deadline()))
                        .build())
                // From here on, with a connection in hand, bytes may leave this machine.
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), SENDING, ApacheHttpCaller::markSending)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("millrace")
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(HttpLimits limits) {
        var connect = Timeout.of(limits.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connections())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(limits.deadline()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .setTimeToLive(CONNECTION_LIFE)
                        .build())
                .build();
    }

    private static ClassicHttpResponse markSending(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(SENDING, true);
        return chain.proceed(request, scope);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int bytes) {
            super("the answer is larger than " + bytes + " bytes");
        }
    }
}
