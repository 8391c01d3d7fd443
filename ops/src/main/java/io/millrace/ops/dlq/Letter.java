package io.millrace.ops.dlq;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.deadletter.TemplateTrace;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * One dead letter.
 *
 * @param id its name
 * @param key the record key, which names the entity; empty when it has none
 * @param headers as they are stored
 * @param value what it holds; empty when it holds nothing
 * @param written when
 * @param cause why it is one
 * @param event the event's attributes; empty when they could not be read
 * @param template which template had a part in it
 */
record Letter(LetterId id, Optional<String> key, Headers headers, Optional<byte[]> value, Instant written,
        DeadLetter cause, Optional<EventHeaders> event, TemplateTrace template) {

    /** Reads it from its record; one that nobody of this pipeline has written is of class {@code unreadable}. */
    static Letter of(ConsumerRecord<String, byte[]> record, String prefix) {
        var written = Instant.ofEpochMilli(record.timestamp());
        var place = new SourceRecord(record.topic(), record.partition(), record.offset(), written);
        var cause = DeadLetter.readFrom(record.headers()).orElseGet(() -> new DeadLetter("unknown", "unreadable",
                Optional.empty(), "the headers do not tell why it is a dead letter", 0, Holds.NOTHING, place));
        return new Letter(
                new LetterId(record.topic().substring(prefix.length()), record.partition(), record.offset()),
                Optional.ofNullable(record.key()), record.headers(), Optional.ofNullable(record.value()), written,
                cause, EventHeaders.readFrom(record.headers()), TemplateTrace.readFrom(record.headers()));
    }
}
