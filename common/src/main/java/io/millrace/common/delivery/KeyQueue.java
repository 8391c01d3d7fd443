package io.millrace.common.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one key that have not ended, in their order: those in tiers, then those that are still in the main
 * topic only. Not safe for threads.
 */
final class KeyQueue {
    private final String key;
    private final Deque<Pending> tiered = new ArrayDeque<>(1);
    private final Deque<Pending> fresh = new ArrayDeque<>(1);
    private final int[] occupied;
    private @Nullable Pending relief;

    KeyQueue(String key, int tiers) {
        this.key = key;
        occupied = new int[tiers + 1];
    }

    String key() {
        return key;
    }

    boolean isEmpty() {
        return tiered.isEmpty() && fresh.isEmpty() && relief == null;
    }

    /** The record whose turn it is. */
    Optional<Pending> head() {
        return Optional.ofNullable(tiered.isEmpty() ? fresh.peek() : tiered.peek());
    }

    boolean isHead(Pending pending) {
        return head().filter(head -> head == pending).isPresent();
    }

    /** Whether a dead letter holds the key. */
    boolean isHeld() {
        var head = tiered.peek();
        return head != null && head.ticket().isHold();
    }

    boolean isParked() {
        return !tiered.isEmpty();
    }

    /** The record that is ending the hold, or is going to. */
    @Nullable
    Pending relief() {
        return relief;
    }

    void relief(@Nullable Pending next) {
        relief = next;
    }

    /** A record was read from the main topic. */
    void add(Pending pending) {
        fresh.add(pending);
    }

    /** The first record of the main topic, if it has to go to a tier because earlier ones are there. */
    Optional<Pending> nextToPark() {
        return Optional.ofNullable(tiered.isEmpty() ? null : fresh.peek())
                .filter(pending -> !pending.isBusy() && !isBehindRelief(pending));
    }

    /** Whether a record that was read earlier is still in the main topic. */
    private boolean isBehindRelief(Pending pending) {
        return relief != null && relief.ticket().origin() < pending.ticket().origin();
    }

    /** The lowest tier with a record of this key, at or above {@code least}; the last one if there is none. */
    int lowestTier(int least) {
        for (var tier = least; tier < occupied.length; tier++) {
            if (occupied[tier] > 0) {
                return tier;
            }
        }
        return occupied.length - 1;
    }

    /** Whether a tier above this one has a record of this key. */
    boolean isAbove(int tier) {
        for (var above = tier + 1; above < occupied.length; above++) {
            if (occupied[above] > 0) {
                return true;
            }
        }
        return false;
    }

    /** A record is in a tier now, where it was not before. */
    void moved(Pending pending, int from) {
        if (from == 0) {
            fresh.remove(pending);
            tiered.add(pending);
        } else {
            occupied[from]--;
        }
        occupied[pending.place().tier()]++;
    }

    /** A record in a tier goes before all others. */
    void addFirst(Pending pending) {
        tiered.addFirst(pending);
        occupied[pending.place().tier()]++;
    }

    /** A record in a tier goes behind all others in tiers. */
    void addLast(Pending pending) {
        tiered.addLast(pending);
        occupied[pending.place().tier()]++;
    }

    /** The first record is no more. */
    void removeHead() {
        if (tiered.isEmpty()) {
            fresh.remove();
        } else {
            occupied[tiered.remove().place().tier()]--;
        }
    }
}
