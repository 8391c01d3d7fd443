package io.millrace.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderEventsTest {
    private final OrderEvents events = new OrderEvents(new Random(1), 5, Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void shouldMakeAPaidOrderAsTheGatewayStoresIt() {
        // When
        var record = events.next("commerce.orders");

        // Then
        var envelope = Json.read(record.value());
        assertThat(EventHeaders.readFrom(record.headers())).hasValueSatisfying(event -> {
            assertThat(event.type()).isEqualTo("order.paid");
            assertThat(event.subject()).isEqualTo(record.key());
        });
        assertThat(envelope.at("/payload/data/id").stringValue()).isEqualTo(record.key());
        assertThat(envelope.at("/payload/included/items")).hasSize(5);
    }

    @Test
    void shouldMakeNoTwoAlikeWhenAskedAgain() {
        // Given
        var first = events.next("commerce.orders");

        // When
        var second = events.next("commerce.orders");

        // Then
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.value()).isNotEqualTo(first.value());
    }
}
