package io.millrace.lab.pipeline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, for so long and no longer. */
public final class Deadline {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Deadline() {}

    /**
     * Asks until the answer is yes.
     *
     * @return false when time ran out, or the thread was interrupted, before that
     */
    public static boolean reached(InstantSource clock, Duration patience, BooleanSupplier condition) {
        var end = clock.instant().plus(patience);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(end) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
