package io.millrace.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {
    private static final EventHeaders HEADERS = new EventHeaders("event-1", "order.paid",
            "/elastic-path/integrations/i",
            Instant.parse("2026-11-20T08:15:30.120Z"), "order-1", TraceParent.start(new Random(1)));

    @Test
    void shouldReadBackWhatWasWrittenWhenWrittenTwice() {
        // Given
        var record = new RecordHeaders();
        HEADERS.with(TraceParent.start(new Random(2))).writeTo(record);

        // When
        HEADERS.writeTo(record);

        // Then
        assertThat(EventHeaders.readFrom(record)).contains(HEADERS);
        assertThat(record.toArray()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {EventHeaders.ID, EventHeaders.TYPE, EventHeaders.SOURCE, EventHeaders.TIME,
            EventHeaders.SUBJECT, TraceParent.HEADER})
    void shouldReadNothingWhenOneAttributeIsMissing(String name) {
        // Given
        var record = new RecordHeaders();
        HEADERS.writeTo(record);
        record.remove(name);

        // When
        var read = EventHeaders.readFrom(record);

        // Then
        assertThat(read).isEmpty();
    }
}
