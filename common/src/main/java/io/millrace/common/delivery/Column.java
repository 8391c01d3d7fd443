package io.millrace.common.delivery;

import io.millrace.common.delivery.Task.Deliver;
import io.millrace.common.delivery.Task.Move;
import io.millrace.common.delivery.Task.Purpose;
import io.millrace.common.delivery.Ticket.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Decides what may be done with the records of one partition of the main topic and of its tiers, and how far they may
 * be committed. No Kafka, clock or thread; not safe for threads.
 *
 * <ul>
 * <li>Of each key only the record with the lowest rank is delivered.
 * <li>A record is appended to a tier only when all earlier ones of its key are in tiers, and is finished where it was
 * only after that. So tiers hold older records than the main topic, and what a crash leaves twice has the same origin.
 * <li>A record that has failed waits until it is due; one that is parked goes as soon as those before it have ended.
 * </ul>
 */
final class Column {
    private static final int MANY_ALARMS = 1_000;

    private final Tiers tiers;
    private final BlockedKeys policy;
    private final List<CommitLine> lines;
    private final List<Pending> found;
    private final NavigableMap<Long, Long> settled;
    private final Map<String, KeyQueue> keys = new HashMap<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::due));
    private final Reservations writing = new Reservations();
    /** No ending that is still to be written will be before this offset. */
    private long endings;

    private record Alarm(Instant due, Pending pending, int hop) {
        boolean isVoid() {
            return pending.isOver() || pending.isBusy() || pending.ticket().hop() != hop;
        }
    }

    Column(Tiers tiers, BlockedKeys policy, Census census) {
        this.tiers = tiers;
        this.policy = policy;
        var rebuild = new Rebuild(census, policy);
        lines = rebuild.lines();
        found = rebuild.waiting();
        settled = rebuild.settled();
        endings = census.end();
    }

    /** What can be done before anything is read from the main topic. Called once, first. */
    List<Task> start(Instant now) {
        for (var pending : found) {
            queue(pending.ticket().key()).addLast(pending);
            arm(pending, pending.ticket().due());
        }
        var tasks = new ArrayList<Task>();
        List.copyOf(keys.values()).forEach(queue -> tasks.addAll(settle(queue, now)));
        found.clear();
        return tasks;
    }

    /** A record was read from the main topic. */
    List<Task> arrive(long offset, String key, Kind kind, Instant now) {
        lines.getFirst().begin(offset);
        var pending = new Pending(Ticket.fresh(key, kind, offset), new Place(0, offset));
        settled.headMap(offset, false).clear();
        var ending = settled.remove(offset);
        if (ending != null) {
            finish(pending, ending);
            return List.of();
        }
        return take(pending, now);
    }

    /** The delivery of a record failed, and may be tried again. */
    Move fail(Pending pending, Instant now) {
        var tier = Math.min(pending.ticket().failures() + 1, tiers.count());
        return move(pending, pending.ticket().failed(now, now.plus(tiers.delay(tier))), tier, Purpose.STEP);
    }

    /** The record is going to end as a dead letter: the mark to be left before, should its key be held. */
    Optional<Move> hold(Pending pending, Instant now) {
        return switch (policy) {
            case CONTINUE -> Optional.empty();
            case HOLD -> Optional.of(move(pending,
                    pending.ticket().holding(now, now.plus(tiers.delay(tiers.count()))), tiers.count(), Purpose.MARK));
        };
    }

    /** The ending of a record is going to be written; what is returned belongs to {@link #ended}. */
    long ending() {
        writing.add(endings);
        return endings;
    }

    /** A record has its ending, written at this offset. */
    List<Task> ended(Pending pending, long reservation, long ending, Instant now) {
        writing.remove(reservation);
        endings = Math.max(endings, ending + 1);
        finish(pending, ending);
        var queue = queue(pending.ticket().key());
        queue.removeHead();
        var mark = pending.mark();
        if (mark != null) {
            queue.addFirst(mark);
            arm(mark, mark.ticket().due());
        }
        return settle(queue, now);
    }

    /** What was to be appended stands at this offset. */
    List<Task> moved(Move move, long offset, Instant now) {
        lines.get(move.tier()).begin(offset, move.reservation());
        var place = new Place(move.tier(), offset);
        return switch (move.purpose()) {
            case STEP -> stepped(move, place, now);
            case MARK -> {
                move.pending().mark(new Pending(move.ticket(), place));
                yield List.of();
            }
            case RELIEVE -> relieved(move, place, now);
        };
    }

    /** What has become due. */
    List<Task> wake(Instant now) {
        var tasks = new ArrayList<Task>();
        for (var alarm = alarms.peek(); alarm != null && !alarm.due().isAfter(now); alarm = alarms.peek()) {
            alarms.remove();
            if (!alarm.isVoid()) {
                tasks.addAll(due(alarm.pending(), now));
            }
        }
        return tasks;
    }

    Progress progress() {
        var lowest = writing.lowest(endings);
        for (var ending : settled.values()) {
            lowest = Math.min(lowest, ending);
        }
        for (var line : lines) {
            lowest = line.lowestEnding(lowest);
        }
        return new Progress(lines.stream().map(CommitLine::position).toList(), lowest);
    }

    /** Whether something is still to be done with the record at this place. */
    boolean isOpen(Place place) {
        return lines.get(place.tier()).isOpen(place.offset());
    }

    /** How many records have to be remembered, finished or not. */
    int remembered() {
        return lines.stream().mapToInt(CommitLine::uncommitted).sum();
    }

    Depth depth() {
        return Depth.of(lines, keys.values());
    }

    private List<Task> take(Pending pending, Instant now) {
        var queue = queue(pending.ticket().key());
        var kind = pending.ticket().kind();
        if (kind != Kind.PLAIN && queue.isHeld() && queue.relief() == null) {
            queue.relief(pending);
            return settle(queue, now);
        }
        if (kind == Kind.RELEASE) {
            finish(pending, endings);
        } else {
            queue.add(pending);
        }
        return settle(queue, now);
    }

    private List<Task> stepped(Move move, Place place, Instant now) {
        var pending = move.pending();
        var from = pending.place();
        lines.get(from.tier()).finish(from.offset(), endings);
        pending.move(move.ticket(), place);
        pending.busy(false);
        var queue = queue(pending.ticket().key());
        queue.moved(pending, from.tier());
        arm(pending, pending.ticket().due());
        return settle(queue, now);
    }

    private List<Task> relieved(Move move, Place place, Instant now) {
        var pending = move.pending();
        var queue = queue(pending.ticket().key());
        finish(queue.head().orElseThrow(), endings);
        queue.removeHead();
        queue.relief(null);
        lines.getFirst().finish(pending.place().offset(), endings);
        pending.move(move.ticket(), place);
        pending.busy(false);
        if (pending.ticket().kind() == Kind.RELEASE) {
            finish(pending, endings);
        } else {
            queue.addFirst(pending);
        }
        return settle(queue, now);
    }

    private List<Task> due(Pending pending, Instant now) {
        var queue = queue(pending.ticket().key());
        var tier = pending.place().tier();
        if (queue.isHead(pending) && !queue.isHeld()) {
            return settle(queue, now);
        }
        if (queue.isAbove(tier)) {
            return List.of(park(pending, queue.lowestTier(tier + 1), now));
        }
        if (queue.isHeld() && queue.relief() == null) {
            return List.of(park(pending, tier, now));
        }
        arm(pending, now.plus(tiers.delay(tier)));
        return List.of();
    }

    /** What can be done for a key now that something has changed. */
    private List<Task> settle(KeyQueue queue, Instant now) {
        if (queue.isEmpty()) {
            keys.remove(queue.key());
            return List.of();
        }
        var tasks = new ArrayList<Task>(2);
        queue.head().filter(head -> !head.isBusy()).ifPresent(head -> {
            var relief = queue.relief();
            if (!head.ticket().isHold()) {
                if (mayGo(head, now)) {
                    head.busy(true);
                    tasks.add(new Deliver(head));
                }
            } else if (relief != null && !relief.isBusy()) {
                tasks.add(move(relief, relief.ticket().relieving(head.ticket(), now), head.place().tier(),
                        Purpose.RELIEVE));
            }
        });
        queue.nextToPark().ifPresent(next -> tasks.add(park(next, queue.lowestTier(1), now)));
        return tasks;
    }

    private static boolean mayGo(Pending head, Instant now) {
        return head.place().isMain() || switch (head.ticket().stay()) {
            case PARKED -> true;
            case FAILED -> !now.isBefore(head.ticket().due());
        };
    }

    private Move park(Pending pending, int tier, Instant now) {
        return move(pending, pending.ticket().parked(now, now.plus(tiers.delay(tier))), tier, Purpose.STEP);
    }

    private Move move(Pending pending, Ticket ticket, int tier, Purpose purpose) {
        pending.busy(true);
        return new Move(pending, ticket, tier, lines.get(tier).reserve(), purpose);
    }

    private void finish(Pending pending, long ending) {
        pending.over();
        lines.get(pending.place().tier()).finish(pending.place().offset(), ending);
    }

    private void arm(Pending pending, Instant due) {
        if (alarms.size() > MANY_ALARMS && alarms.size() > 2 * remembered()) {
            alarms.removeIf(Alarm::isVoid);
        }
        alarms.add(new Alarm(due, pending, pending.ticket().hop()));
    }

    private KeyQueue queue(String key) {
        return keys.computeIfAbsent(key, _ -> new KeyQueue(key, tiers.count()));
    }
}
