package io.millrace.common.webhook;

import java.time.Duration;

/**
 * A moment by which a request must be answered, on the JVM's monotonic clock: it is not moved by a correction of the
 * time of day.
 */
public final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** So long from now. */
    public static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    /** How long there still is; zero when the moment has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
