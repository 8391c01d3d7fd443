package io.millrace.lab.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldTakeTheDeliveryForTheResultWhenRepeatsEndedBeforeIt() {
        // Given
        var journey = Journey.of("order-1").ended(ending(Ending.Kind.DUPLICATE, Duration.ofMillis(5)));

        // When
        var ended = journey.ended(ending(Ending.Kind.DELIVERED, Duration.ofMillis(80)));

        // Then
        assertThat(ended.result()).map(Ending::kind).contains(Ending.Kind.DELIVERED);
        assertThat(ended.took()).contains(Duration.ofMillis(80));
        assertThat(ended.count(Ending.Kind.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void shouldKeepTheFirstWebhookWhenTheEventComesTwice() {
        // Given
        var journey = Journey.of("order-1").stored(NOON, "commerce.orders-0@1", NOON.plusMillis(3));

        // When
        var again = journey.stored(NOON.plusSeconds(1), "commerce.orders-0@2", NOON.plusSeconds(1));

        // Then
        assertThat(again).isEqualTo(journey);
    }

    private static Ending ending(Ending.Kind kind, Duration took) {
        return new Ending(EventFamily.ORDERS, "event-1", "order.paid", kind, "fluent-sink", Optional.empty(),
                Optional.empty(), NOON, NOON.plus(took),
                new SourceRecord("commerce.orders", 0, 1, NOON));
    }
}
