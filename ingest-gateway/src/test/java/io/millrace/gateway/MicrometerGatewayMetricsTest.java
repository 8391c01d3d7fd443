package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.common.event.EventFamily;
import io.millrace.common.webhook.Outcome;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MicrometerGatewayMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerGatewayMetrics metrics = new MicrometerGatewayMetrics(registry);

    @Test
    void shouldShowEverySeriesAtZeroBeforeAnythingHappened() {
        // When
        var requests = registry.find("millrace.gateway.requests").counters();
        var events = registry.find("millrace.gateway.events").counters();
        // Then
        assertThat(requests).hasSize(Outcome.values().length).allSatisfy(
                counter -> assertThat(counter.count()).isZero());
        assertThat(events).hasSize(Arrays.stream(EventFamily.values()).mapToInt(family -> family.types().size()).sum());
    }

    @Test
    void shouldCountAnswersByOutcome() {
        // When
        metrics.answered(Outcome.TOO_LARGE);
        // Then
        assertThat(registry.get("millrace.gateway.requests").tag("outcome", "too-large").counter().count()).isOne();
    }

    @Test
    void shouldCountAndTimeWhenAnEventIsStored() {
        // When
        metrics.stored("order.paid", Duration.ofMillis(3));
        // Then
        assertThat(registry.get("millrace.gateway.events").tag("type", "order.paid").counter().count()).isOne();
        assertThat(registry.get("millrace.gateway.ack").timer().count()).isOne();
    }

    @Test
    void shouldAddNoSeriesWhenATypeIsMadeUp() {
        // When
        metrics.stored("made.up", Duration.ofMillis(3));
        // Then
        assertThat(registry.find("millrace.gateway.events").tag("type", "made.up").counter()).isNull();
    }

    @Test
    void shouldShowWhatIsInFlight() {
        // When
        metrics.watchInFlight(() -> 42);
        // Then
        assertThat(registry.get("millrace.gateway.in.flight").gauge().value()).isEqualTo(42);
    }
}
