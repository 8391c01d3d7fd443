package io.millrace.common.delivery;

import java.util.TreeMap;

/** Offsets that writes under way will not be before. Not safe for threads. */
final class Reservations {
    private final TreeMap<Long, Integer> counts = new TreeMap<>();

    /** A write begins whose offset will be at least this. */
    void add(long offset) {
        counts.merge(offset, 1, Integer::sum);
    }

    /** A write for which this was added is known. */
    void remove(long offset) {
        counts.computeIfPresent(offset, (_, count) -> count == 1 ? null : count - 1);
    }

    /** The lowest, at most {@code otherwise}. */
    long lowest(long otherwise) {
        return counts.isEmpty() ? otherwise : Math.min(otherwise, counts.firstKey());
    }
}
