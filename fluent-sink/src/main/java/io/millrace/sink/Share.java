package io.millrace.sink;

import io.millrace.common.budget.Budget;
import io.millrace.common.event.EventFamily;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** This instance's part of the budget: its part of all partitions of all chains. Safe for any thread. */
final class Share {
    private final Budget budget;
    private final int partitions;
    private final Map<EventFamily, Integer> ours = new EnumMap<>(EventFamily.class);
    private final ReentrantLock lock = new ReentrantLock();

    /** {@code partitions} of all chains together. */
    Share(Budget budget, int partitions) {
        this.budget = budget;
        this.partitions = partitions;
    }

    /** From now on so many partitions of a chain are ours. */
    void holds(EventFamily family, int columns) {
        lock.lock();
        try {
            ours.put(family, columns);
            var all = ours.values().stream().mapToInt(Integer::intValue).sum();
            if (all > 0) {
                budget.share((double) all / partitions);
            }
        } finally {
            lock.unlock();
        }
    }
}
