package io.millrace.common.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether this process has been awake. The thread that polls beats; after a pause of the whole process the last beat is
 * old, and nobody may act until the group has confirmed that we still belong to it. Safe for any thread.
 */
final class Pulse {
    private final Duration most;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition beaten = lock.newCondition();
    private volatile Instant last;

    /** Begins with a beat. */
    Pulse(Duration most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
        last = clock.instant();
    }

    /** Whether the last beat is recent; a clock that was set back does not count as that. */
    boolean isFresh() {
        var age = Duration.between(last, clock.instant());
        return !age.isNegative() && age.compareTo(most) <= 0;
    }

    void beat() {
        lock.lock();
        try {
            last = clock.instant();
            beaten.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is fresh, or for so long. */
    void await(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = time.toNanos();
            while (!isFresh() && left > 0) {
                left = beaten.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
