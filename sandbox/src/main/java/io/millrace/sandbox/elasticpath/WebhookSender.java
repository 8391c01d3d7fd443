package io.millrace.sandbox.elasticpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** Posts webhooks, each once, and waits ten seconds for the answer (elastic-path reference, 4.2 and 4.5). */
final class WebhookSender implements AutoCloseable {
    private static final Timeout PATIENCE = Timeout.ofSeconds(10);
    private static final int CONNECTIONS = 512;
    private static final int LONGEST_ANSWER = 1_000;

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(PATIENCE).build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(PATIENCE).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();

    /** The status is 0 when there was no answer; the text then says why. */
    record Answer(int status, String text) {}

    /** Blocks until the answer is there or time is up. Safe for any thread. */
    Answer send(Envelope envelope, int attempt) {
        try {
            var post = new HttpPost(envelope.integration().url());
            post.setHeader("X-MOLTIN-INTEGRATION-TRIGGER", envelope.trigger());
            envelope.integration().secret().ifPresent(secret -> post.setHeader("X-MOLTIN-SECRET-KEY", secret));
            post.setEntity(new ByteArrayEntity(envelope.body(attempt), ContentType.APPLICATION_JSON));
            return client.execute(post, WebhookSender::answer);
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        try {
            var entity = response.getEntity();
            var text = entity == null ? "" : EntityUtils.toString(entity, LONGEST_ANSWER);
            return new Answer(response.getCode(), text);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }
}
