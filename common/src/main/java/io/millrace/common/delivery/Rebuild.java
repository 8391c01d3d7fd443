package io.millrace.common.delivery;

import io.millrace.common.delivery.Census.Ended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out from a {@link Census} what is still to be done. Of several copies of one record the one that moved last
 * counts, and none when the record has its ending. Pure.
 */
final class Rebuild {
    private static final Comparator<Copy> LAST = Comparator.<Copy>comparingInt(copy -> copy.ticket().hop())
            .thenComparingInt(copy -> copy.place().tier())
            .thenComparingLong(copy -> copy.place().offset());

    private final Census census;
    private final BlockedKeys policy;
    private final List<CommitLine> lines;
    private final Map<String, Map<Integer, Long>> reliefs = new HashMap<>();
    private final NavigableMap<Long, Long> settled = new TreeMap<>();
    private final List<Pending> waiting = new ArrayList<>();

    Rebuild(Census census, BlockedKeys policy) {
        this.census = census;
        this.policy = policy;
        lines = census.committed().stream().map(CommitLine::new).toList();
        var origins = new HashMap<Long, List<Copy>>();
        for (var copy : census.copies()) {
            lines.get(copy.place().tier()).begin(copy.place().offset());
            origins.computeIfAbsent(copy.ticket().origin(), _ -> new ArrayList<>()).add(copy);
            if (copy.ticket().isRelief()) {
                reliefs.computeIfAbsent(copy.ticket().key(), _ -> new HashMap<>())
                        .merge(copy.place().tier(), copy.place().offset(), Math::max);
            }
        }
        census.endings().forEach((origin, ended) -> settled.put(origin, ended.offset()));
        origins.forEach(this::judge);
        settled.headMap(census.committed().getFirst(), false).clear();
        waiting.sort(Comparator.comparingLong(pending -> pending.ticket().rank()));
    }

    /** One for each tier, the main topic's first. */
    List<CommitLine> lines() {
        return lines;
    }

    /** What waits in tiers, the oldest of each key first. */
    List<Pending> waiting() {
        return waiting;
    }

    /**
     * What needs no work when it is read from the main topic again, by offset: the offset of its ending, or one that
     * its ending will not be before.
     */
    NavigableMap<Long, Long> settled() {
        return settled;
    }

    private void judge(long origin, List<Copy> copies) {
        var ended = census.endings().get(origin);
        var ending = ended == null ? census.end() : ended.offset();
        var alive = alive(origin, copies, ended).map(copy -> new Pending(copy.ticket(), copy.place()));
        for (var copy : copies) {
            if (alive.filter(pending -> pending.place().equals(copy.place())).isEmpty()) {
                lines.get(copy.place().tier()).finish(copy.place().offset(), ending);
            }
        }
        alive.ifPresent(waiting::add);
        if (ended != null || !isAllMarks(copies)) {
            settled.put(origin, ending);
        }
    }

    private Optional<Copy> alive(long origin, List<Copy> copies, @Nullable Ended ended) {
        var last = copies.stream().max(LAST).orElseThrow();
        return switch (last.ticket().kind()) {
            case RELEASE -> Optional.empty();
            case PLAIN, REPLAY, RELIEF -> ended == null ? Optional.of(last) : Optional.empty();
            case HOLD -> {
                if (ended == null && !isAllMarks(copies)) {
                    // The mark was left, but its dead letter has no ending yet.
                    yield copies.stream().filter(copy -> !copy.ticket().isHold()).max(LAST);
                }
                yield isHeld(origin, last, ended) ? Optional.of(last) : Optional.empty();
            }
        };
    }

    private boolean isHeld(long origin, Copy mark, @Nullable Ended ended) {
        var relief = reliefs.getOrDefault(mark.ticket().key(), Map.of()).getOrDefault(mark.place().tier(), -1L);
        // Without a dead letter's ending, its record is read from the main topic again, or is past.
        var isDead = ended == null ? origin < census.committed().getFirst() : ended.dead();
        return switch (policy) {
            case CONTINUE -> false;
            case HOLD -> isDead && relief < mark.place().offset();
        };
    }

    private static boolean isAllMarks(List<Copy> copies) {
        return copies.stream().allMatch(copy -> copy.ticket().isHold());
    }
}
