package io.millrace.sink;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;

/**
 * How far one partition may be committed: up to its lowest unfinished record, however many later ones are finished.
 * Offsets are begun in rising order, with gaps where a topic has none. Not safe for threads.
 */
final class CommitLine {
    private final Queue<Long> begun = new ArrayDeque<>();
    private final Set<Long> finished = new HashSet<>();
    private long next = -1;

    /** A record was read. */
    void begin(long offset) {
        begun.add(offset);
        next = offset + 1;
    }

    /** A record that was begun has its ending. */
    void finish(long offset) {
        finished.add(offset);
        while (!begun.isEmpty() && finished.remove(begun.peek())) {
            begun.remove();
        }
    }

    /** The offset to go on from after a restart; empty when no record was read. */
    OptionalLong position() {
        var lowest = begun.peek();
        if (lowest != null) {
            return OptionalLong.of(lowest);
        }
        return next < 0 ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** How many records would be read again after a restart. */
    int uncommitted() {
        return begun.size();
    }
}
