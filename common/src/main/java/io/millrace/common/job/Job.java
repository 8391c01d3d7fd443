package io.millrace.common.job;

import io.millrace.common.event.EventFamily;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the reader is asked to do: the value of {@code reader.jobs}. A job that was done is not done again
 * under the same id.
 *
 * @param id names it, in progress, endings and the headers of the events that it leads to
 * @param kind what is to be done
 * @param entity with what
 * @param since entities that were updated at or after this moment; empty for all
 * @param until and before this moment, which lies in the past
 * @param ids these entities instead of those of a time; empty for those of the time
 */
public record Job(String id, Kind kind, EventFamily entity, Optional<Instant> since, Instant until,
        List<String> ids) {

    /** What can be done. */
    public enum Kind {
        /** Read entities and send an event for each, as if a webhook had come. */
        BACKFILL,
        /** Compare with Fluent, and do so for what is missing there. */
        RECONCILE
    }

    /** Copies the list. */
    public Job {
        ids = List.copyOf(ids);
    }

    /** The record key: jobs of one kind and entity are done one after the other. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + entity.word();
    }

    /** In the place of an event key, such as {@code reader.backfill}. */
    public String type() {
        return "reader." + kind.name().toLowerCase(Locale.ROOT);
    }
}
