package io.millrace.common.deadletter;

import static io.millrace.common.event.EventHeaders.put;
import static io.millrace.common.event.EventHeaders.text;

import io.millrace.common.command.SourceRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
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
 * @param template which templates had a part in it
 */
public record DeadLetter(String stage, String errorClass, Optional<String> code, String message, int attempts,
        Holds holds, SourceRecord source, Template template) {

    /** What the value of a dead letter is. */
    public enum Holds {
        /** The source event. */
        EVENT,
        /** The command, because the source event is gone. */
        COMMAND,
        /** Nothing, because the source event is too large to be copied: it is only where {@code source} says. */
        NOTHING
    }

    /**
     * The templates by which the event was rendered, or was to be.
     *
     * @param bundle the hash of all of them
     * @param file the one that failed
     * @param line where it failed
     */
    public record Template(Optional<String> bundle, Optional<String> file, OptionalInt line) {
        /** For what has nothing to do with templates. */
        public static final Template NONE = new Template(Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    private static final int MAX_MESSAGE = 1_000;

    /** Shortens the message. */
    public DeadLetter {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    /** One that has nothing to do with templates. */
    public DeadLetter(String stage, String errorClass, Optional<String> code, String message, int attempts,
            Holds holds, SourceRecord source) {
        this(stage, errorClass, code, message, attempts, holds, source, Template.NONE);
    }

    /** Replaces what {@code headers} says of a failure. */
    public void writeTo(Headers headers) {
        put(headers, "dlq_stage", stage);
        put(headers, "dlq_class", errorClass);
        putOrRemove(headers, "dlq_code", code);
        put(headers, "dlq_message", message);
        put(headers, "dlq_attempts", Integer.toString(attempts));
        put(headers, "dlq_holds", holds.name());
        put(headers, "dlq_topic", source.topic());
        put(headers, "dlq_partition", Integer.toString(source.partition()));
        put(headers, "dlq_offset", Long.toString(source.offset()));
        put(headers, "dlq_timestamp", source.timestamp().toString());
        putOrRemove(headers, "dlq_bundle", template.bundle());
        putOrRemove(headers, "dlq_template", template.file());
        putOrRemove(headers, "dlq_line", template.line().stream().mapToObj(Integer::toString).findFirst());
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
                            Instant.parse(text(headers, "dlq_timestamp").orElseThrow())),
                    new Template(text(headers, "dlq_bundle"), text(headers, "dlq_template"),
                            text(headers, "dlq_line").stream().mapToInt(Integer::parseInt).findFirst())));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static void putOrRemove(Headers headers, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> put(headers, name, text), () -> headers.remove(name));
    }
}
