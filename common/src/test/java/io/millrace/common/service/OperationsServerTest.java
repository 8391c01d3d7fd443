package io.millrace.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsServerTest {
    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    private final Metrics metrics = new Metrics("test");
    private OperationsServer server;

    @BeforeEach
    void start() throws CannotStart {
        server = new OperationsServer("test", new OperationsConfig("127.0.0.1", 0),
                new Readiness().with("broker", trouble::get), metrics.registry());
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    @Test
    void shouldBeReadyWhenEveryCheckIsWell() throws Exception {
        // When
        var answer = get("/health/ready");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayWhyWhenACheckIsNotWell() throws Exception {
        // Given
        trouble.set(Optional.of("no broker answers"));

        // When
        var answer = get("/health/ready");

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("broker", "no broker answers");
    }

    @Test
    void shouldStayAliveWhenACheckIsNotWell() throws Exception {
        // Given
        trouble.set(Optional.of("no broker answers"));

        // When
        var answer = get("/health/live");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowMetersInPrometheusFormWhenScraped() throws Exception {
        // Given
        metrics.registry().counter("millrace.test.requests").increment();

        // When
        var answer = get("/metrics");

        // Then
        assertThat(answer.body()).contains("millrace_test_requests_total{service=\"test\"} 1.0", "jvm_memory_used");
    }

    @Test
    void shouldSayWhichPortIsTakenWhenItCannotListen() {
        // Given
        var taken = new OperationsConfig("127.0.0.1", server.port());

        // When / Then
        assertThatThrownBy(() -> new OperationsServer("test", taken, new Readiness(), metrics.registry()))
                .isInstanceOf(CannotStart.class).hasMessageContaining("port " + server.port());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
