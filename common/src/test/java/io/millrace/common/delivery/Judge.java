package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.delivery.Task.Move;
import io.millrace.common.delivery.Ticket.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Watches the calls to the target and the endings from outside, and fails as soon as a promise is broken. */
final class Judge {
    private final Map<String, NavigableMap<Long, Long>> open = new HashMap<>();
    private final Map<Long, Integer> endings = new HashMap<>();
    private final Set<Long> produced = new HashSet<>();
    private final Set<Long> completed = new HashSet<>();
    private final Set<Long> excused = new HashSet<>();
    private final Set<Long> unwritten = new HashSet<>();
    private final Map<Long, Integer> failures = new HashMap<>();
    private final Map<String, Set<Long>> marks = new HashMap<>();
    private final Set<Long> voided = new HashSet<>();
    private int calls;

    void produced(String key, Kind kind, long origin) {
        if (kind != Kind.RELEASE) {
            produced.add(origin);
            open.computeIfAbsent(key, _ -> new TreeMap<>()).put(origin, origin);
        }
    }

    /** A call was made, and carried out for good or not. */
    void called(Ticket ticket, boolean done) {
        calls++;
        var key = ticket.key();
        var rank = ticket.rank();
        var origin = ticket.origin();
        assertThat(ticket.failures()).as("the failures of %s@%d", key, origin)
                .isGreaterThanOrEqualTo(failures.getOrDefault(origin, 0));
        var waiting = open.getOrDefault(key, new TreeMap<>());
        assertThat(endings).as("a call for %s@%d, which has its ending", key, origin).doesNotContainKey(origin);
        assertThat(waiting).as("a call for %s@%d, which is done", key, origin).containsKey(origin);
        if (rank == origin) {
            assertThat(waiting.firstKey()).as("the first of %s that is open, before %d is called", key, origin)
                    .isEqualTo(origin);
        } else {
            // It goes in place of a dead letter: all that was before that has ended.
            assertThat(waiting.headMap(rank)).as("open of %s, before the replay of %d", key, rank).isEmpty();
        }
        if (done) {
            assertThat(completed.add(origin) || excused.remove(origin))
                    .as("%s@%d is done once, unless the process ended in between", key, origin).isTrue();
            unwritten.add(origin);
        }
    }

    /** An append is known to have arrived. */
    void moved(Move move) {
        var ticket = move.ticket();
        failures.put(ticket.origin(), ticket.failures());
        if (ticket.isRelief()) {
            // Its own mark may stand there already, left before the process ended.
            marks.getOrDefault(ticket.key(), Set.of()).stream().filter(mark -> mark != ticket.origin())
                    .forEach(voided::add);
        } else if (ticket.isHold()) {
            marks.computeIfAbsent(ticket.key(), _ -> new HashSet<>()).add(ticket.origin());
        }
    }

    /** A record in a tier is looked upon as waiting after a restart. */
    void rebuilt(Ticket ticket) {
        if (ticket.isHold()) {
            assertThat(endings).as("what holds %s has its ending", ticket.key()).containsKey(ticket.origin());
            assertThat(voided).as("what holds %s is not void", ticket.key()).doesNotContain(ticket.origin());
        }
    }

    /** The ending is written: from now on the next of its key may go. */
    void ended(long origin, boolean dead) {
        endings.merge(origin, 1, Integer::sum);
        unwritten.remove(origin);
        open.values().forEach(waiting -> waiting.remove(origin));
    }

    /** What was called and has no ending may be called again. */
    void crashed() {
        excused.addAll(unwritten);
    }

    void settled(Depth depth) {
        assertThat(endings.keySet()).as("what has an ending").isEqualTo(produced);
        assertThat(depth.unfinished()).as("what is not finished, by tier").containsOnly(0);
        assertThat(depth.parkedKeys()).isZero();
    }

    void committed(Progress before, Progress after) {
        for (var tier = 0; tier < before.positions().size(); tier++) {
            assertThat(after.positions().get(tier)).as("what is committed in tier %d", tier)
                    .isGreaterThanOrEqualTo(before.positions().get(tier));
        }
    }

    void finished(long end, long position) {
        assertThat(position).as("what is committed when all is done").isEqualTo(end);
    }

    int calls() {
        return calls;
    }
}
