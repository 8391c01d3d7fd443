package io.millrace.common.delivery;

import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far one partition may be committed: up to its lowest unfinished record, however many later ones are finished. It
 * also knows from where on the endings have to be read again after a restart. Not safe for threads.
 */
final class CommitLine {
    private final TreeSet<Long> open = new TreeSet<>();
    private final Reservations reserved = new Reservations();
    private final TreeMap<Long, Long> finished = new TreeMap<>();
    private long next;

    /** A line that starts at the first offset that is not committed. */
    CommitLine(long start) {
        next = start;
    }

    /** A record was read, or found. Offsets may have gaps. */
    void begin(long offset) {
        open.add(offset);
        next = Math.max(next, offset + 1);
    }

    /**
     * A record is about to be appended, to an offset that is not known yet: until it is, nothing at or behind the
     * offset that is returned may be committed.
     */
    long reserve() {
        reserved.add(next);
        return next;
    }

    /** The append that {@link #reserve} announced is at this offset. */
    void begin(long offset, long reservation) {
        begin(offset);
        reserved.remove(reservation);
    }

    /**
     * A record needs no more work here.
     *
     * @param ending the offset of its ending, or one that its ending will not be before
     */
    void finish(long offset, long ending) {
        open.remove(offset);
        finished.put(offset, ending);
        finished.headMap(position()).clear();
    }

    /** The offset to go on from after a restart. */
    long position() {
        return reserved.lowest(open.isEmpty() ? next : open.first());
    }

    /** The lowest offset of an ending that {@link #position} does not cover, at most {@code otherwise}. */
    long lowestEnding(long otherwise) {
        finished.headMap(position()).clear();
        return finished.values().stream().reduce(otherwise, Math::min);
    }

    /** Whether the record at this offset is not finished. */
    boolean isOpen(long offset) {
        return open.contains(offset);
    }

    /** How many records are not finished. */
    int unfinished() {
        return open.size();
    }

    /** How many records would be looked at again after a restart. */
    int uncommitted() {
        return open.size() + finished.size();
    }
}
