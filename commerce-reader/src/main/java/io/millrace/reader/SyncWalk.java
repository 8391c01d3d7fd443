package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.reader.Progress.Position;
import io.millrace.reader.Progress.State;
import io.millrace.reader.Progress.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the blocks of a release twice: first for all products but the children, then for the children, so that a
 * parent stands before its children in their topic. The second time only blocks with children are read. For one thread.
 */
final class SyncWalk {
    private static final Logger LOG = LoggerFactory.getLogger(SyncWalk.class);
    private static final Duration NEWS = Duration.ofSeconds(10);
    private static final int CHILDREN = 1;
    private static final int PASSES = 2;

    private final SyncTask task;
    private final SyncPlan plan;
    private final Blocks blocks;
    private final Shelf shelf;
    private final ProductDesk desk;
    private final InstantSource clock;
    private final ReaderMetrics metrics;
    private final BitSet withChildren = new BitSet();
    private final Departures departures;
    private Tally tally = Tally.NONE;
    private Instant toldAt = Instant.EPOCH;

    /** Where products are read from, and what that holds. */
    record Source(SyncPlan plan, Blocks blocks) {}

    SyncWalk(SyncTask task, Source source, Shelf shelf, ProductDesk desk, InstantSource clock,
            ReaderMetrics metrics) {
        this.task = task;
        plan = source.plan();
        blocks = source.blocks();
        this.shelf = shelf;
        this.desk = desk;
        this.clock = clock;
        this.metrics = metrics;
        departures = new Departures(task, shelf, desk);
    }

    /** What came of it so far. */
    Tally tally() {
        return tally;
    }

    /** Goes on after {@code done}; empty when a newer release was published meanwhile. */
    Optional<Tally> from(Position done, Tally before) throws Abandoned, NotRead {
        tally = before;
        for (var pass = 0; pass < PASSES; pass++) {
            if (pass < CHILDREN || !withChildren.isEmpty()) {
                if (!walk(pass, done)) {
                    return Optional.empty();
                }
            }
        }
        if (task.scope().isEmpty()) {
            add(plan.isWhole() ? departures.ofTheRest() : departures.ofThoseTold());
        }
        shelf.outlet().flush();
        remember(State.DONE, new Position(PASSES, 0));
        shelf.outlet().flush();
        return Optional.of(tally);
    }

    private boolean walk(int pass, Position done) throws Abandoned, NotRead {
        blocks.rewind();
        for (var block = 0L;; block++) {
            var isDone = pass < done.pass() || (pass == done.pass() && block < done.block());
            var lines = blocks.next(isNeeded(pass, block, isDone));
            if (lines.isEmpty()) {
                return true;
            }
            if (isDone) {
                note(pass, block, lines.get());
                continue;
            }
            task.asker().check();
            if (task.outlook().isOvertaken()) {
                return false;
            }
            note(pass, block, lines.get());
            finish(pass, block, lines.get());
        }
    }

    /** Of a file, what is done is read again for what has to be known of it; pages would cost requests. */
    private boolean isNeeded(int pass, long block, boolean isDone) {
        return pass == CHILDREN
                ? !isDone && withChildren.get(Math.toIntExact(block))
                : !isDone || plan != SyncPlan.PAGES;
    }

    private void note(int pass, long block, List<Line> lines) throws Abandoned {
        if (pass == CHILDREN) {
            return;
        }
        // Of a page that is not read again nothing is known.
        if (lines.isEmpty() || lines.stream().anyMatch(SyncWalk::isChild)) {
            withChildren.set(Math.toIntExact(block));
        }
        departures.note(lines);
    }

    private void finish(int pass, long block, List<Line> lines) throws Abandoned, NotRead {
        var came = desk.write(lines.stream().filter(line -> isChild(line) == (pass == CHILDREN)).toList());
        shelf.outlet().flush();
        add(came);
        remember(State.RUNNING, new Position(pass, block + 1));
        metrics.progressed(came);
        var now = clock.instant();
        if (now.isAfter(toldAt.plus(NEWS))) {
            toldAt = now;
            LOG.atInfo().addKeyValue("key", task.release().catalogue()).addKeyValue("eventId", task.release().id())
                    .log("Reading a release: {}", tally);
        }
    }

    /** Stored with what is flushed next; until then, what it tells of would be done again. */
    private void remember(State state, Position position) {
        shelf.progress().write(task.partition(), task.progressKey(),
                new Progress(state, blocks.source(), position, tally, clock.instant()).bytes());
    }

    private void add(Tally came) {
        tally = tally.and(came);
    }

    private static boolean isChild(Line line) {
        return line instanceof Line.Present(var product) && product.parent().isPresent();
    }
}
