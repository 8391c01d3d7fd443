package io.millrace.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.lab.journey.Journey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JourneyLineTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldTellEveryHopWithItsTimeWhenAnOrderWasDelivered() {
        // Given
        var ending = new Ending(EventFamily.ORDERS, "event-1", "order.paid", Ending.Kind.DELIVERED, "fluent-sink",
                Optional.empty(), Optional.of(new Ending.Delivery("order-1", Optional.of("createOrder"),
                        Optional.of("5000001"), 1,
                        Ending.Took.between(NOON, NOON.plusMillis(42), NOON.plusMillis(50), NOON.plusMillis(80)))),
                NOON, NOON.plusMillis(80), new SourceRecord("commerce.orders", 2, 17, NOON));
        var journey = new Journey("6a3c1c0e-5b1f", Optional.of(NOON), Optional.of("commerce.orders-2@17"),
                Optional.of(NOON.plusMillis(4)), Optional.of("createOrder|createOrderAndCustomer"),
                Optional.of(NOON.plusMillis(42)), List.of(ending));

        // When
        var line = JourneyLine.of(journey);

        // Then
        assertThat(line).isEqualTo("order 6a3c1c0e  webhook → commerce.orders-2@17 +4 ms → rendered +42 ms"
                + " → delivered by createOrder, Fluent id 5000001 +80 ms");
    }

    @Test
    void shouldSayWhyWhenAnOrderWasNotDelivered() {
        // Given
        var ending = new Ending(EventFamily.ORDERS, "event-1", "order.paid", Ending.Kind.DEAD_LETTER, "fluent-sink",
                Optional.of(Ending.Cause.of("refused", "C0141E: a field is too long")), Optional.empty(), NOON,
                NOON.plusMillis(80), new SourceRecord("commerce.orders", 2, 17, NOON));
        var journey = new Journey("order-1", Optional.of(NOON), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(ending));

        // When
        var line = JourneyLine.of(journey);

        // Then
        assertThat(line).contains("dead letter (C0141E: a field is too long)");
    }
}
