package io.millrace.gateway;

import java.time.Duration;

/**
 * A moment by which a request must be answered, on the JVM's monotonic clock: it is not moved by a correction of the
 * time of day.
 */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    /** How long there still is; zero when the moment has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
