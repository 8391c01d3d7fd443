package io.millrace.reader;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * How far something is, as it stands in {@code reader.progress}.
 *
 * @param state whether it goes on
 * @param source what the position counts in, as positions of another source mean something else
 * @param position what is finished
 * @param tally what came of it so far
 * @param at when this was written
 */
record Progress(State state, String source, Position position, Tally tally, Instant at) {

    /** Whether it goes on. */
    enum State {
        RUNNING, DONE
    }

    /**
     * Up to where everything is finished.
     *
     * @param pass which time the source is gone through, from 0
     * @param block how many blocks of that pass are finished
     */
    record Position(int pass, long block) {
        /** Nothing is finished. */
        static final Position START = new Position(0, 0);
    }

    /**
     * What came of what was read.
     *
     * @param sent events that were written
     * @param gone of those, deletions
     * @param skipped left out by policy
     * @param dead could not be understood
     */
    record Tally(long sent, long gone, long skipped, long dead) {
        /** Nothing was read. */
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally and(Tally other) {
            return new Tally(sent + other.sent, gone + other.gone, skipped + other.skipped, dead + other.dead);
        }

        /** In one line, for a person. */
        @Override
        public String toString() {
            return sent + " events, of them " + gone + " deletions; " + skipped + " left out by policy, " + dead
                    + " dead letters";
        }
    }

    byte[] bytes() {
        return Json.write(this);
    }

    /** Empty for what was not written by {@link #bytes()}. */
    static Optional<Progress> read(byte[] bytes) {
        try {
            return Optional.of(Json.mapper().readValue(bytes, Progress.class))
                    .filter(read -> read.state != null && read.source != null && read.position != null
                            && read.tally != null);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
