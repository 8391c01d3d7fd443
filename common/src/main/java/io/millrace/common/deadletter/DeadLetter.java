package io.millrace.common.deadletter;

import static io.millrace.common.event.EventHeaders.put;
import static io.millrace.common.event.EventHeaders.text;

import io.millrace.common.command.SourceRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Why a record is in a dead-letter topic, told by its headers. The record's own headers stay beside these, and its
 * value is the source event as long as that can be had, so that it can be rendered again.
 *
 * @param stage the service that gave up
 * @param errorClass the kind of failure, such as {@code template} or {@code refused}: few values, for grouping
 * @param code a machine-readable code, such as Fluent's {@code C0120E}
 * @param message what went wrong, for a person, without any value of the event
 * @param attempts how many times a mutation was sent
 * @param holds what the value is
 * @param source where the source event is stored
 */
public record DeadLetter(String stage, String errorClass, Optional<String> code, String message, int attempts,
        Holds holds, SourceRecord source) {

    /** What the value of a dead letter is. */
    public enum Holds {
        /** The source event. */
        EVENT,
        /** The command, because the source event is gone. */
        COMMAND,
        /** Nothing, because the source event is too large to be copied: it is only where {@code source} says. */
        NOTHING
    }

    private static final int MAX_MESSAGE = 1_000;

    /** Shortens the message. */
    public DeadLetter {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    /** Replaces what {@code headers} says of a failure, and of the templates that had a part in an earlier one. */
    public void writeTo(Headers headers) {
        TemplateTrace.NONE.writeTo(headers);
        put(headers, "dlq_stage", stage);
        put(headers, "dlq_class", errorClass);
        headers.remove("dlq_code");
        code.ifPresent(value -> put(headers, "dlq_code", value));
        put(headers, "dlq_message", message);
        put(headers, "dlq_attempts", Integer.toString(attempts));
        put(headers, "dlq_holds", holds.name());
        put(headers, "dlq_topic", source.topic());
        put(headers, "dlq_partition", Integer.toString(source.partition()));
        put(headers, "dlq_offset", Long.toString(source.offset()));
        put(headers, "dlq_timestamp", source.timestamp().toString());
    }

    /** Empty when the headers do not tell of a failure. */
    public static Optional<DeadLetter> readFrom(Headers headers) {
        try {
            return Optional.of(new DeadLetter(
                    text(headers, "dlq_stage").orElseThrow(),
                    text(headers, "dlq_class").orElseThrow(),
                    text(headers, "dlq_code"),
                    text(headers, "dlq_message").orElseThrow(),
                    Integer.parseInt(text(headers, "dlq_attempts").orElseThrow()),
                    Holds.valueOf(text(headers, "dlq_holds").orElseThrow()),
                    new SourceRecord(
                            text(headers, "dlq_topic").orElseThrow(),
                            Integer.parseInt(text(headers, "dlq_partition").orElseThrow()),
                            Long.parseLong(text(headers, "dlq_offset").orElseThrow()),
                            Instant.parse(text(headers, "dlq_timestamp").orElseThrow()))));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
