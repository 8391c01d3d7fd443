package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import java.util.stream.Stream;
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
    /** The gateway writes none that is longer; what is, is not ours. */
    private static final int MAX_ATTRIBUTE = 512;

    static Arrival of(EventFamily family, SourceRecord source, Record<String, byte[]> record) {
        return new Arrival(family, source, record.key(), record.value(), record.headers());
    }

    /** Empty when the record is none of ours. */
    Optional<EventHeaders> event() {
        return EventHeaders.readFrom(headers)
                .filter(event -> Stream.of(event.id(), event.type(), event.source(), event.subject())
                        .allMatch(attribute -> attribute.length() <= MAX_ATTRIBUTE));
    }

    /** Names this replay, if it is one. */
    Optional<String> replay() {
        return EventHeaders.text(headers, EventHeaders.REPLAY);
    }

    /** The key, unless it is longer than any of ours. */
    Optional<String> usableKey() {
        return Optional.ofNullable(key).filter(text -> text.length() <= MAX_ATTRIBUTE);
    }

    /** The size of the record, uncompressed, in bytes. */
    long size() {
        var size = (value == null ? 0L : value.length) + (key == null ? 0L : 3L * key.length());
        for (var header : headers) {
            size += header.key().length() + (header.value() == null ? 0L : header.value().length);
        }
        return size;
    }
}
