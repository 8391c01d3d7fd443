package io.millrace.common.deadletter;

import static io.millrace.common.event.EventHeaders.put;
import static io.millrace.common.event.EventHeaders.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;

/**
 * What has been tried for one record so far, and how it failed: carried from tier to tier, and at last into the dead
 * letter.
 *
 * @param attempts how many times a mutation was sent
 * @param taken when a service first took the record in hand
 * @param setbacks the failures in their order; of many, the first and the last ones
 */
public record Story(int attempts, Instant taken, List<Setback> setbacks) {
    private static final String ATTEMPTS = "story_attempts";
    private static final String TAKEN = "story_taken";
    private static final String SETBACKS = "story_setbacks";
    private static final int MOST = 20;

    /** Copies the list. */
    public Story {
        setbacks = List.copyOf(setbacks);
    }

    /**
     * One failure.
     *
     * @param when when it was known
     * @param operation what was tried
     * @param reason a code or class, one word
     */
    public record Setback(Instant when, String operation, String reason) {
        /** Spaces would be read as something else. */
        public Setback {
            operation = operation.replaceAll("\\s", "-");
            reason = reason.replaceAll("\\s", "-");
        }

        private static Setback parse(String line) {
            var words = line.split(" ", 3);
            return new Setback(Instant.parse(words[0]), words[1], words[2]);
        }

        @Override
        public String toString() {
            return when + " " + operation + " " + reason;
        }
    }

    /** Of a record that is taken in hand for the first time. */
    public static Story beginning(Instant taken) {
        return new Story(0, taken, List.of());
    }

    /** One more failure, after so many attempts in all. */
    public Story failed(Setback setback, int attemptsInAll) {
        var all = new ArrayList<>(setbacks);
        all.add(setback);
        if (all.size() > MOST) {
            all.remove(1);
        }
        return new Story(attemptsInAll, taken, all);
    }

    /** When the first failure was known. */
    public Optional<Instant> firstFailed() {
        return setbacks.stream().findFirst().map(Setback::when);
    }

    /** Replaces what {@code headers} tells. */
    public void writeTo(Headers headers) {
        put(headers, ATTEMPTS, Integer.toString(attempts));
        put(headers, TAKEN, taken.toString());
        put(headers, SETBACKS, lines());
    }

    /** Empty when the headers tell no story. */
    public static Optional<Story> readFrom(Headers headers) {
        try {
            return text(headers, ATTEMPTS).map(attempts -> new Story(Integer.parseInt(attempts),
                    Instant.parse(text(headers, TAKEN).orElseThrow()),
                    text(headers, SETBACKS).orElse("").lines().map(Setback::parse).toList()));
        } catch (DateTimeException | NoSuchElementException | NumberFormatException
                | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** For a dead letter: {@code dlq_first_failed}, and {@code dlq_story} with one line for each failure. */
    public void tellIn(Headers deadLetter) {
        forget(deadLetter);
        deadLetter.remove("dlq_first_failed").remove("dlq_story");
        firstFailed().ifPresent(when -> {
            put(deadLetter, "dlq_first_failed", when.toString());
            put(deadLetter, "dlq_story", lines());
        });
    }

    /** Removes what {@link #writeTo} has written. */
    public static void forget(Headers headers) {
        headers.remove(ATTEMPTS).remove(TAKEN).remove(SETBACKS);
    }

    private String lines() {
        return setbacks.stream().map(Setback::toString).collect(Collectors.joining("\n"));
    }
}
