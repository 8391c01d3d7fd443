package io.millrace.common.command;

import io.millrace.common.event.EventFamily;
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
 * @param reason why, for a person; no value of the event stands in it
 * @param ref the entity's reference in Fluent, once known
 * @param operation the mutation that was answered, once one was
 * @param fluentId Fluent's internal id, once known
 * @param attempts how many times a mutation was sent
 * @param received when the gateway received the event
 * @param ended when it ended
 * @param source where the event is stored
 */
public record Ending(EventFamily entity, String eventId, String eventType, Kind kind, String stage,
        Optional<String> reason, Optional<String> ref, Optional<String> operation, Optional<String> fluentId,
        int attempts, Instant received, Instant ended, SourceRecord source) {

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
}
