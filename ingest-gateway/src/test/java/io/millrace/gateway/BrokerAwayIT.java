package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.kafka.EmbeddedKafkaOptions;
import io.millrace.sandbox.kafka.KafkaProcess;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BrokerAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldRefuseInTimeWhileTheBrokerIsAwayAndStoreAgainWhenItIsBack() throws Exception {
        try (var kafka = KafkaProcess.start(EmbeddedKafkaOptions.temporary());
                var running = RunningGateway.start(kafka.bootstrapServers(),
                        Settings.standard().with("GATEWAY_DEADLINE", "2s"));
                var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            // Given
            assertThat(post(client, running, "before").statusCode()).isEqualTo(202);
            assertThat(running.gateway.readiness().isReady()).isTrue();
            // When
            kafka.kill();
            // Then
            var started = System.nanoTime();
            var refused = post(client, running, "meanwhile");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
            await().atMost(PATIENCE).until(() -> !running.gateway.readiness().isReady());
            // When
            kafka.restart();
            // Then
            await().atMost(PATIENCE).until(() -> running.gateway.readiness().isReady());
            await().atMost(PATIENCE).until(() -> post(client, running, "after").statusCode() == 202);
            assertThat(Stored.in(kafka.bootstrapServers(), running.topics.commerce(EventFamily.ORDERS)))
                    .extracting(record -> EventHeaders.text(record.headers(), EventHeaders.ID).orElseThrow())
                    .contains("before", "after");
        }
    }

    @Test
    void shouldNotStartWhenNoBrokerAnswers() {
        // Given
        var config = Settings.standard().with("KAFKA_DEFAULT_API_TIMEOUT_MS", "1000")
                .with("KAFKA_REQUEST_TIMEOUT_MS", "500").config();
        // When / Then
        assertThatThrownBy(() -> new IngestGateway(config, new Random(), InstantSource.system()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot reach the brokers at 127.0.0.1:1");
    }

    private static HttpResponse<String> post(HttpClient client, RunningGateway running, String eventId)
            throws Exception {
        return client.send(running.webhook(Samples.orderPaid(eventId, "order-1")), BodyHandlers.ofString());
    }
}
