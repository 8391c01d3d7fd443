package io.millrace.common.command;

import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one event ended: the value of {@code pipeline.outcomes}. Each event that was acknowledged has exactly one ending
 * that counts, so the sum of endings is the number of events. A repeat after a crash may write the same ending again.
 *
 * @param entity what the event was about
 * @param eventId the event
 * @param eventType its event key
 * @param kind how it ended
 * @param stage the service that ended it
 * @param cause why, unless Fluent simply took it
 * @param delivery what the sink did for it, when it came that far
 * @param received when the gateway received the event
 * @param ended when it ended
 * @param source where the event is stored
 */
public record Ending(EventFamily entity, String eventId, String eventType, Kind kind, String stage,
        Optional<Cause> cause, Optional<Delivery> delivery, Instant received, Instant ended, SourceRecord source) {

    /** The six ways to end (design, promise 2). */
    public enum Kind {
        /** Fluent has it, now or from an earlier attempt. */
        DELIVERED,
        /** Configuration says that events of this kind are not sent. */
        FILTERED,
        /** The same event was accepted before. */
        DUPLICATE,
        /** Fluent already has this content. */
        UNCHANGED,
        /** A newer version of the entity was accepted before. */
        STALE,
        /** It waits in a dead-letter topic for a person. */
        DEAD_LETTER
    }

    /**
     * Why an event ended as it did.
     *
     * @param word few values, for counting, such as {@code not-selected}
     * @param message for a person; no value of the event stands in it
     * @param earlier where the other event is stored that this one repeats, equals or was overtaken by
     */
    public record Cause(String word, String message, Optional<SourceRecord> earlier) {

        /** A cause that no other event has a part in. */
        public static Cause of(String word, String message) {
            return new Cause(word, message, Optional.empty());
        }
    }

    /**
     * What was done in Fluent.
     *
     * @param ref the entity's reference in Fluent
     * @param operation the mutation that was answered last, once one was
     * @param fluentId Fluent's internal id, once known
     * @param attempts how many times a mutation was sent
     * @param took how long each stage took
     */
    public record Delivery(String ref, Optional<String> operation, Optional<String> fluentId, int attempts,
            Took took) {}

    /**
     * Where the time went; the sum is that from {@code received} to {@code ended}.
     *
     * @param rendering from the gateway's receipt until the command was written
     * @param waiting from then until the sink first took it in hand
     * @param delivering from then on; waits in retry topics are in it
     */
    public record Took(Duration rendering, Duration waiting, Duration delivering) {

        /** The stages between these moments, none of which is negative even where clocks differ. */
        public static Took between(Instant received, Instant rendered, Instant taken, Instant ended) {
            return new Took(between(received, rendered), between(rendered, taken), between(taken, ended));
        }

        private static Duration between(Instant from, Instant to) {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
    }

    /** What the headers of its record say of it. */
    public Headline headline() {
        return new Headline(entity, kind, stage);
    }
}
