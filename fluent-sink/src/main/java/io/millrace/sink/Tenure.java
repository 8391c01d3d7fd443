package io.millrace.sink;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The time in which one partition is ours. It knows what was read in it and how far that may be committed. Its end
 * wakes all who wait on its behalf, so that they give up, and lets calls that have begun come to their end. Safe for
 * any thread.
 */
final class Tenure {
    /** What may be read and not yet committed, before no more is read. */
    private static final int MAX_RECORDS = 1_000;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final CommitLine line = new CommitLine();
    private final Set<Thread> waiting = new HashSet<>();
    private long committed = -1;
    private long bytes;
    private int working;
    private boolean over;

    /** Something that takes a while and ends early when interrupted. */
    @FunctionalInterface
    interface Wait<T> {
        T end() throws InterruptedException;
    }

    /** A record was read. */
    void begin(ConsumerRecord<?, ?> record) {
        locked(() -> {
            line.begin(record.offset());
            bytes += record.serializedValueSize();
        });
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

    /** A record has its ending. */
    void finish(ConsumerRecord<?, ?> record) {
        locked(() -> {
            line.finish(record.offset());
            bytes -= record.serializedValueSize();
        });
    }

    /** The offset up to which everything is finished; empty when nothing was read. */
    OptionalLong position() {
        lock.lock();
        try {
            return line.position();
        } finally {
            lock.unlock();
        }
    }

    /** The same, when it has moved since the last call. */
    OptionalLong toCommit() {
        lock.lock();
        try {
            var position = line.position();
            if (position.orElse(-1) <= committed) {
                return OptionalLong.empty();
            }
            committed = position.orElse(-1);
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** How full the memory is that this partition may take, in percent; more is possible for a moment. */
    int fullness() {
        lock.lock();
        try {
            return (int) Math.max(line.uncommitted() * 100L / MAX_RECORDS, bytes * 100 / MAX_BYTES);
        } finally {
            lock.unlock();
        }
    }

    /** Fails once the tenure is over. */
    void check() throws Abandoned {
        lock.lock();
        try {
            if (over) {
                throw new Abandoned();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits on behalf of this partition, at most until the tenure is over. */
    <T> T await(Wait<T> wait) throws Abandoned {
        locked(() -> waiting.add(Thread.currentThread()));
        try {
            check();
            return wait.end();
        } catch (InterruptedException _) {
            throw new Abandoned();
        } finally {
            // Whoever interrupts holds the lock, so from here on no interrupt can reach a call to Fluent.
            locked(() -> {
                waiting.remove(Thread.currentThread());
                Thread.interrupted();
            });
        }
    }

    /** Lets time pass, at most until the tenure is over. */
    void pause(Duration time) throws Abandoned {
        await(() -> {
            lock.lockInterruptibly();
            try {
                var left = time.toNanos();
                while (!over && left > 0) {
                    left = ended.awaitNanos(left);
                }
                return left;
            } finally {
                lock.unlock();
            }
        });
        check();
    }

    /** No more work is begun, and nobody waits any longer. */
    void end() {
        locked(() -> {
            over = true;
            waiting.forEach(Thread::interrupt);
            ended.signalAll();
        });
    }

    /** Waits until nobody works on a record; false when that takes too long. */
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

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
