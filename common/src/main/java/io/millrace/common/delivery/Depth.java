package io.millrace.common.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits in one column.
 *
 * @param unfinished how many records are not finished, by tier; the main topic's are the first
 * @param parkedKeys how many keys have a record in a tier
 * @param heldKeys how many of those a dead letter holds
 * @param oldest when the record that has waited longest left the main topic; empty when none is in a tier
 */
public record Depth(List<Integer> unfinished, int parkedKeys, int heldKeys, Optional<Instant> oldest) {

    /** Copies the list. */
    public Depth {
        unfinished = List.copyOf(unfinished);
    }

    static Depth of(Collection<CommitLine> lines, Collection<KeyQueue> keys) {
        var parked = keys.stream().filter(KeyQueue::isParked).toList();
        return new Depth(lines.stream().map(CommitLine::unfinished).toList(), parked.size(),
                (int) parked.stream().filter(KeyQueue::isHeld).count(),
                parked.stream().flatMap(queue -> queue.head().stream()).map(head -> head.ticket().since())
                        .min(Instant::compareTo));
    }

    /** Two columns together; both with the same number of tiers. */
    Depth and(Depth other) {
        var sums = new ArrayList<Integer>();
        for (var tier = 0; tier < unfinished.size(); tier++) {
            sums.add(unfinished.get(tier) + other.unfinished.get(tier));
        }
        return new Depth(sums, parkedKeys + other.parkedKeys, heldKeys + other.heldKeys,
                Stream.of(oldest, other.oldest).flatMap(Optional::stream).min(Instant::compareTo));
    }
}
