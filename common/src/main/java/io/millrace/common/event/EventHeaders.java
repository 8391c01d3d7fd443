package io.millrace.common.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvents attributes of a record, in Kafka's binary mode, and its trace. They are written by the first hop and
 * carried unchanged, but for the trace, to the last one and into dead letters.
 *
 * @param id {@code ce_id}, the event's id
 * @param type {@code ce_type}, the Elastic Path event key
 * @param source {@code ce_source}
 * @param time {@code ce_time}, when the first hop received the event
 * @param subject {@code ce_subject}, the entity's id
 * @param trace the trace this event belongs to
 */
public record EventHeaders(String id, String type, String source, Instant time, String subject, TraceParent trace) {
    /** {@code ce_id}. */
    public static final String ID = "ce_id";
    /** {@code ce_type}. */
    public static final String TYPE = "ce_type";
    /** {@code ce_source}. */
    public static final String SOURCE = "ce_source";
    /** {@code ce_time}. */
    public static final String TIME = "ce_time";
    /** {@code ce_subject}. */
    public static final String SUBJECT = "ce_subject";

    /** Marks a record that somebody sent again on purpose, and names that replay; not one of the event's own. */
    public static final String REPLAY = "replay-id";

    /** Marks a record that a backfill has read, and names it: it lets the others go first, and is judged like them. */
    public static final String BACKFILL = "backfill-id";

    private static final String VERSION = "ce_specversion";
    private static final String CONTENT_TYPE = "content-type";

    /** The headers of an event that has just been received. */
    public static EventHeaders of(CommerceEvent event, Instant received, TraceParent trace) {
        return new EventHeaders(event.id(), event.type(), event.source(), received, event.subject(), trace);
    }

    /** The same event, one hop further. */
    public EventHeaders with(TraceParent hop) {
        return new EventHeaders(id, type, source, time, subject, hop);
    }

    /** Replaces what {@code headers} says of these attributes. */
    public void writeTo(Headers headers) {
        put(headers, VERSION, "1.0");
        put(headers, ID, id);
        put(headers, TYPE, type);
        put(headers, SOURCE, source);
        put(headers, TIME, time.toString());
        put(headers, SUBJECT, subject);
        put(headers, CONTENT_TYPE, "application/json");
        put(headers, TraceParent.HEADER, trace.toString());
    }

    /** Empty when a record lacks one of the attributes: then it was not written by this pipeline. */
    public static Optional<EventHeaders> readFrom(Headers headers) {
        try {
            return Optional.of(new EventHeaders(
                    text(headers, ID).orElseThrow(),
                    text(headers, TYPE).orElseThrow(),
                    text(headers, SOURCE).orElseThrow(),
                    Instant.parse(text(headers, TIME).orElseThrow()),
                    text(headers, SUBJECT).orElseThrow(),
                    text(headers, TraceParent.HEADER).flatMap(TraceParent::parse).orElseThrow()));
        } catch (NoSuchElementException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The last header of that name as text. */
    public static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** Replaces the headers of that name by one. */
    public static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
