package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.budget.Priority;
import io.millrace.common.command.Origin;
import io.millrace.common.deadletter.Story;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.sink.Arrival.Content.Garbled;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArrivalTest {

    private static Arrival arrival(EventFamily family, boolean retry, Optional<String> header) {
        var record = new ConsumerRecord<>("a topic", 0, 0, "key", new byte[0]);
        header.ifPresent(name -> EventHeaders.put(record.headers(), name, "started-by-a-person"));
        return new Arrival(family, new Attempt(record, new Origin("a topic", 0), Story.beginning(Instant.EPOCH), retry,
                false), Optional.empty(), new Garbled("of no matter here"));
    }

    @ParameterizedTest(name = "{0}, tried before: {1}, header {2} -> {3}")
    @CsvSource(nullValues = "-", textBlock = """
            ORDERS,    false, -,                     LIVE_ORDERS
            CUSTOMERS, false, -,                     CUSTOMERS
            PRODUCTS,  false, -,                     PRODUCTS
            ORDERS,    true,  -,                     RETRIES
            CUSTOMERS, true,  -,                     RETRIES
            PRODUCTS,  true,  -,                     RETRIES
            ORDERS,    false, replay-id,             REPLAY
            ORDERS,    true,  replay-id,             REPLAY
            CUSTOMERS, false, BACKFILL,              REPLAY
            PRODUCTS,  true,  BACKFILL,              REPLAY
            """)
    void shouldGoInTheClassOfItsKind(EventFamily family, boolean retry, String header, Priority expected) {
        // Given
        var name = Optional.ofNullable(header).map(text -> text.equals("BACKFILL") ? EventHeaders.BACKFILL : text);

        // When
        var arrival = arrival(family, retry, name);

        // Then
        assertThat(arrival.priority()).isEqualTo(expected);
    }

    @Test
    void shouldPutLiveOrdersFirstAndWhatAPersonStartedLast() {
        // Then
        assertThat(Arrays.asList(Priority.values())).containsExactly(Priority.LIVE_ORDERS, Priority.CUSTOMERS,
                Priority.PRODUCTS, Priority.RETRIES, Priority.REPLAY);
    }
}
