package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.start.CannotStart;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswer500WhileDownAndWorkAfterwards() {
        // Given
        var shopper = Shopper.of(simulator);
        simulator.faults().down(true);
        // When
        var answer = shopper.get("/v2/orders");
        // Then
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error().path("request_id").asString()).isNotEmpty();
        simulator.faults().down(false);
        assertThat(shopper.get("/v2/orders").status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerLaterWhenSlow() {
        // Given
        var shopper = Shopper.of(simulator);
        simulator.faults().latency(Duration.ofMillis(200));
        var started = System.nanoTime();
        // When
        shopper.get("/v2/currencies");
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void shouldAnswer429OverTheRate() {
        // Given
        var shopper = Shopper.of(simulator);
        simulator.faults().requestsPerSecond(0);
        // When
        var answer = shopper.get("/v2/orders");
        // Then
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().path("title").stringValue()).isEqualTo("Too Many Requests");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        // Given
        var config = ElasticPathConfig.local().withPort(simulator.port());
        // When / Then
        assertThatThrownBy(() -> ElasticPathSimulator.start(config))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot listen on port " + simulator.port());
    }
}
