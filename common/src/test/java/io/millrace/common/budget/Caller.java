package io.millrace.common.budget;

import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;

/** Enters a budget on a virtual thread of its own, and keeps the permit. */
final class Caller {
    private final Thread thread;
    private volatile @Nullable Permit permit;

    Caller(Budget budget, Priority priority) {
        thread = Thread.startVirtualThread(() -> {
            try {
                permit = budget.enter(priority);
            } catch (InterruptedException _) {
                // holds no permit
            }
        });
    }

    void awaitPermit() {
        await().until(this::hasPermit);
    }

    boolean hasPermit() {
        return permit != null;
    }

    /** Also waits until it has gone. */
    void interrupt() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
