package io.millrace.common.budget;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Monotonic time, and being called at it. */
interface Timekeeper {

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /** Runs an action once, on another thread and not before so many nanoseconds have passed. */
    void after(long nanos, Runnable action);

    /** The JVM's own. */
    static Timekeeper system() {
        return new Timekeeper() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(long nanos, Runnable action) {
                CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                        .execute(action);
            }
        };
    }
}
