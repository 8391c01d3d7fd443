package io.millrace.common.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time in which one column is ours. Its end wakes all who wait on its behalf, so that they give up, and lets calls
 * that have begun come to their end and be written down. Safe for any thread.
 */
public final class Tenure implements Mandate {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Pulse pulse;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<Thread> waiting = new HashSet<>();
    private int working;
    private boolean over;
    private boolean lost;

    Tenure(Pulse pulse) {
        this.pulse = pulse;
    }

    /** For tests of what works within a tenure: one that lasts until it is ended, in a process that is never paused. */
    public static Tenure unlimited() {
        return new Tenure(new Pulse(Duration.ofDays(10_000), InstantSource.system()));
    }

    /** Somebody begins to work on a record; false when the tenure is over and the record has to be left alone. */
    boolean enter() {
        lock.lock();
        try {
            working += over ? 0 : 1;
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /** The opposite of {@link #enter()}, whether the record is finished or not. */
    void leave() {
        locked(() -> {
            working--;
            idle.signalAll();
        });
    }

    /** Also waits while this process may have been paused for so long that another one owns the column. */
    @Override
    public void check() throws Abandoned {
        while (!isOver()) {
            if (pulse.isFresh()) {
                return;
            }
            await(() -> {
                pulse.await(LOOK_AGAIN);
                return pulse;
            });
        }
        throw new Abandoned();
    }

    /** To be called before writing what an effect has led to: that is allowed until the column may be another's. */
    void checkWrite() throws Abandoned {
        while (!isLost()) {
            if (pulse.isFresh()) {
                return;
            }
            try {
                pulse.await(LOOK_AGAIN);
            } catch (InterruptedException _) {
                throw new Abandoned();
            }
        }
        throw new Abandoned();
    }

    @Override
    public <T> T await(Wait<T> wait) throws Abandoned {
        lock.lock();
        try {
            if (over) {
                throw new Abandoned();
            }
            waiting.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
        try {
            return wait.end();
        } catch (InterruptedException _) {
            throw new Abandoned();
        } finally {
            // Whoever interrupts holds the lock, so from here on no interrupt can reach a call.
            locked(() -> {
                waiting.remove(Thread.currentThread());
                Thread.interrupted();
            });
        }
    }

    /** No more work is begun, and nobody waits any longer; what has been done may still be written. */
    public void end() {
        locked(() -> {
            over = true;
            waiting.forEach(Thread::interrupt);
        });
    }

    /** The column may be another's already: nothing is written any more. */
    void lose() {
        end();
        locked(() -> lost = true);
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody works on a record; false when that takes longer. */
    boolean awaitIdle(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (working > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return working == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isLost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
