package io.millrace.common.delivery;

import io.millrace.common.delivery.Census.Ended;
import io.millrace.common.delivery.Task.Deliver;
import io.millrace.common.delivery.Task.Move;
import io.millrace.common.delivery.Ticket.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A model of what is around one column: Kafka's logs and commits, a target, and processes that come and go. Each step
 * is the smallest that can be seen from outside, so that a crash can happen between any two writes.
 */
final class World {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Tiers TIERS = new Tiers(List.of(Duration.ofSeconds(10), Duration.ofMinutes(1),
            Duration.ofMinutes(10)));

    private final Random random;
    private BlockedKeys policy;
    private final Judge judge = new Judge();
    private final List<Main> main = new ArrayList<>();
    private final List<List<Ticket>> logs = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Progress committed = new Progress(List.of(0L, 0L, 0L, 0L), 0);
    private Column column;
    private int read;
    private Instant now = NOON;
    private boolean calm;
    private int crashes;

    private record Main(String key, Kind kind) {}

    private record Outcome(long origin, boolean dead) {}

    /** Something under way: it is done in one go, and brings the next one. */
    @FunctionalInterface
    private interface Step {
        Optional<Step> go();
    }

    World(long seed, BlockedKeys policy) {
        random = new Random(seed);
        this.policy = policy;
        for (var tier = 0; tier <= TIERS.count(); tier++) {
            logs.add(new ArrayList<>());
        }
        column = rebuilt();
    }

    /** Lives through so many random steps, and then until all is quiet. */
    void live(int moves) {
        begin(column.start(now));
        for (var i = 0; i < moves; i++) {
            move();
        }
        settle();
    }

    int crashes() {
        return crashes;
    }

    int calls() {
        return judge.calls();
    }

    int moves() {
        return logs.stream().mapToInt(List::size).sum();
    }

    private void move() {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> produce();
            case 3, 4, 5 -> read();
            case 6 -> now = now.plusSeconds(random.nextInt(5, 400));
            case 7 -> begin(column.wake(now));
            case 8 -> commit();
            case 9 -> {
                if (random.nextInt(12) == 0) {
                    crash();
                } else if (random.nextInt(12) == 0) {
                    handOver();
                }
            }
            default -> step();
        }
    }

    private void commit() {
        var progress = column.progress();
        judge.committed(committed, progress);
        committed = progress;
    }

    private void produce() {
        var key = "key-" + random.nextInt(3);
        var kind = switch (random.nextInt(10)) {
            case 0 -> Kind.REPLAY;
            case 1 -> Kind.RELEASE;
            default -> Kind.PLAIN;
        };
        judge.produced(key, kind, main.size());
        main.add(new Main(key, kind));
    }

    private void read() {
        if (read < main.size()) {
            var record = main.get(read);
            begin(column.arrive(read, record.key(), record.kind(), now));
            read++;
        }
    }

    private void step() {
        if (!steps.isEmpty()) {
            steps.remove(random.nextInt(steps.size())).go().ifPresent(steps::add);
        }
    }

    /** What was sent to Kafka may still arrive; nothing else is left. */
    private void crash() {
        crashes++;
        judge.crashed();
        for (var step : steps) {
            if (step instanceof Append append && random.nextBoolean()) {
                append.arrive();
            }
        }
        restart();
    }

    /** A rebalance: what has begun comes to its end, nothing else begins, and all is committed. */
    private void handOver() {
        var under = new ArrayList<>(steps);
        steps.clear();
        while (!under.isEmpty()) {
            under.remove(random.nextInt(under.size())).go().ifPresent(under::add);
        }
        commit();
        restart();
    }

    private void restart() {
        steps.clear();
        if (random.nextInt(8) == 0) {
            policy = random.nextBoolean() ? BlockedKeys.HOLD : BlockedKeys.CONTINUE;
        }
        column = rebuilt();
        read = Math.toIntExact(committed.positions().getFirst());
        begin(column.start(now));
    }

    private Column rebuilt() {
        var copies = new ArrayList<Copy>();
        for (var tier = 1; tier <= TIERS.count(); tier++) {
            var log = logs.get(tier);
            for (var offset = Math.toIntExact(committed.positions().get(tier)); offset < log.size(); offset++) {
                copies.add(new Copy(log.get(offset), new Place(tier, offset)));
            }
        }
        Map<Long, Ended> endings = new HashMap<>();
        for (var offset = Math.toIntExact(committed.endings()); offset < outcomes.size(); offset++) {
            endings.put(outcomes.get(offset).origin(), new Ended(offset, outcomes.get(offset).dead()));
        }
        var census = new Census(committed.positions(), copies, endings, outcomes.size());
        new Rebuild(census, policy).waiting().forEach(pending -> judge.rebuilt(pending.ticket()));
        return new Column(TIERS, policy, census);
    }

    private void begin(List<Task> tasks) {
        for (var task : tasks) {
            steps.add(switch (task) {
                case Deliver(var pending) -> () -> call(pending);
                case Move move -> new Append(move);
            });
        }
    }

    /** The call to the target; what follows is a step of its own. */
    private Optional<Step> call(Pending pending) {
        var ticket = pending.ticket();
        var chance = calm ? 9 : random.nextInt(10);
        if (chance < 3 && ticket.failures() < TIERS.count()) {
            judge.called(ticket, false);
            return Optional.of(() -> Optional.of(new Append(column.fail(pending, now))));
        }
        judge.called(ticket, true);
        if (chance > 4) {
            return Optional.of(() -> end(pending, false));
        }
        return Optional.of(() -> Optional.of(column.hold(pending, now)
                .<Step>map(mark -> new Append(mark, () -> end(pending, true)))
                .orElse(() -> end(pending, true))));
    }

    private Optional<Step> end(Pending pending, boolean dead) {
        var reservation = column.ending();
        outcomes.add(new Outcome(pending.ticket().origin(), dead));
        judge.ended(pending.ticket().origin(), dead);
        var at = outcomes.size() - 1;
        return Optional.of(() -> {
            begin(column.ended(pending, reservation, at, now));
            return Optional.empty();
        });
    }

    /** An append: it arrives, and later that is heard of. */
    private final class Append implements Step {
        private final Move move;
        private final Optional<Step> next;

        Append(Move move) {
            this.move = move;
            next = Optional.empty();
        }

        Append(Move move, Step next) {
            this.move = move;
            this.next = Optional.of(next);
        }

        @Override
        public Optional<Step> go() {
            var offset = arrive();
            return Optional.of(() -> {
                judge.moved(move);
                begin(column.moved(move, offset, now));
                return next;
            });
        }

        int arrive() {
            var log = logs.get(move.tier());
            log.add(move.ticket());
            return log.size() - 1;
        }
    }

    /** Everything succeeds, everything is read, every key is released and all time passes. */
    private void settle() {
        calm = true;
        for (var round = 0; round < 3; round++) {
            for (var key = 0; key < 3; key++) {
                judge.produced("key-" + key, Kind.RELEASE, main.size());
                main.add(new Main("key-" + key, Kind.RELEASE));
            }
            for (var quiet = 0; quiet < 10; quiet++) {
                while (read < main.size() || !steps.isEmpty()) {
                    read();
                    step();
                }
                now = now.plus(Duration.ofHours(1));
                begin(column.wake(now));
            }
        }
        while (!steps.isEmpty()) {
            step();
        }
        judge.settled(column.depth());
        var last = column.progress();
        judge.finished(main.size(), last.positions().getFirst());
        for (var tier = 1; tier <= TIERS.count(); tier++) {
            judge.finished(logs.get(tier).size(), last.positions().get(tier));
        }
        judge.finished(outcomes.size(), last.endings());
    }
}
