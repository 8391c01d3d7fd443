package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * One record of a commerce topic, as it came.
 *
 * @param family of the topic
 * @param source where it is stored
 * @param key null when the record has none
 * @param value null when the record has none
 */
record Arrival(EventFamily family, SourceRecord source, @Nullable String key, byte @Nullable [] value,
        Headers headers) {
    static Arrival of(EventFamily family, SourceRecord source, Record<String, byte[]> record) {
        return new Arrival(family, source, record.key(), record.value(), record.headers());
    }

    /** Empty when the record is none of ours. */
    Optional<EventHeaders> event() {
        return EventHeaders.readFrom(headers);
    }

    /** Names this replay, if it is one. */
    Optional<String> replay() {
        return EventHeaders.text(headers, EventHeaders.REPLAY);
    }
}
