package io.millrace.common.gate;

import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where calls wait while their target is in trouble, so that an outage costs time only. The first call that meets
 * trouble closes the gate. After a while one call is let through as a probe: it opens the gate for all, or closes it
 * for longer. Calls that were let through before the gate closed do not move it. Safe for any thread.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** Short, because full speed has to be back within seconds. */
    private static final BackOff WHILE_DOWN = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(5));
    private static final BackOff WHILE_THROTTLED = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    /** Seldom, because a log-in that is denied again and again may lock the user out. */
    private static final BackOff WHILE_MISCONFIGURED = new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    /** No answer makes us wait longer. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String target;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int generation;
    private @Nullable Closed closed;
    private boolean probing;

    /**
     * Since when and until when calls wait.
     *
     * @param told the kinds of trouble that the log has heard of: of each once, however often they take turns
     */
    private record Closed(Trouble trouble, int failures, Instant since, Instant until,
            Set<Class<? extends Trouble>> told) {}

    /**
     * Is open.
     *
     * @param target what is called, for the log
     * @param random for jitter; has to be safe for any thread
     */
    public Gate(String target, RandomGenerator random, InstantSource clock) {
        this.target = target;
        this.random = random;
        this.clock = clock;
    }

    /** The right to make one call. To be closed after it, whatever came of it. */
    public final class Pass implements AutoCloseable {
        private final int of;
        private final boolean probe;

        private Pass(int of, boolean probe) {
            this.of = of;
            this.probe = probe;
        }

        /** The target works. */
        public void well() {
            settle(this, null);
        }

        /** The call met trouble. */
        public void met(Trouble trouble) {
            settle(this, trouble);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (probe && of == generation) {
                    probing = false;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until {@link #enter} may give a pass; somebody else may be quicker. */
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (var now = closed; now != null; now = closed) {
                var left = Duration.between(clock.instant(), now.until()).toNanos();
                if (probing) {
                    changed.await();
                } else if (left > 0) {
                    changed.awaitNanos(left);
                } else {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The right to make a call now; empty while the gate is closed, but for one probe when the pause is over. */
    public Optional<Pass> enter() {
        lock.lock();
        try {
            if (closed == null) {
                return Optional.of(new Pass(generation, false));
            }
            if (probing || clock.instant().isBefore(closed.until())) {
                return Optional.empty();
            }
            probing = true;
            return Optional.of(new Pass(generation, true));
        } finally {
            lock.unlock();
        }
    }

    /** What is wrong, while the gate is closed. */
    public Optional<Trouble> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(closed).map(Closed::trouble);
        } finally {
            lock.unlock();
        }
    }

    /** What a person has to mend, or at least to look at, before calls that pass this gate succeed. */
    public Optional<String> misconfiguration() {
        return trouble().filter(Gate::needsAPerson).map(Trouble::reason);
    }

    private static boolean needsAPerson(Trouble trouble) {
        return switch (trouble) {
            case Misconfigured _ -> true;
            case Unreachable(var _, var before) -> !before;
            case Failing _,Throttled _ -> false;
        };
    }

    private void settle(Pass pass, @Nullable Trouble trouble) {
        lock.lock();
        try {
            if (pass.of != generation) {
                return;
            }
            if (trouble != null) {
                close(trouble);
            } else if (closed != null) {
                open(closed);
            }
        } finally {
            lock.unlock();
        }
    }

    private void close(Trouble trouble) {
        var before = closed;
        var now = clock.instant();
        var failures = before == null ? 1 : before.failures() + 1;
        var told = before == null ? new HashSet<Class<? extends Trouble>>() : before.told();
        if (told.add(trouble.getClass())) {
            LOG.atWarn().addKeyValue("reason", trouble.reason())
                    .log(before == null ? "Calls to {} wait" : "Calls to {} wait for another reason now", target);
        }
        closed = new Closed(trouble, failures, before == null ? now : before.since(),
                now.plus(pause(trouble, failures)), told);
        turn();
    }

    private void open(Closed before) {
        LOG.atInfo().addKeyValue("reason", before.trouble().reason())
                .log("Calls to {} go on after {}", target, Duration.between(before.since(), clock.instant()));
        closed = null;
        turn();
    }

    private void turn() {
        generation++;
        probing = false;
        changed.signalAll();
    }

    private Duration pause(Trouble trouble, int failures) {
        var ours = switch (trouble) {
            case Unreachable _,Failing _ -> WHILE_DOWN;
            case Throttled _ -> WHILE_THROTTLED;
            case Misconfigured _ -> WHILE_MISCONFIGURED;
        };
        var asked = trouble.atLeast().orElse(Duration.ZERO);
        var own = ours.after(failures, random);
        var longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
