package io.millrace.common.budget;

import io.millrace.common.budget.BudgetSnapshot.Turnout;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this instance may ask of one target. Callers wait in {@link #enter} until there is a place in flight and the
 * rate allows another request; who goes first, {@link AdmissionQueue} says. Whenever the lock is free, nobody waits who
 * could go, or an alarm is set for when the rate allows the next. Safe for any thread.
 */
public final class Budget {
    private final ReentrantLock lock = new ReentrantLock();
    private final AdmissionQueue<Waiter> queue = new AdmissionQueue<>();
    private final Map<Priority, Tally> tallies = new EnumMap<>(Priority.class);
    private final Timekeeper time;
    private final Ceiling ceiling;
    private final RequestRate rate;
    private int inFlight;
    private long dropped;
    private boolean alarmed;

    /** The whole of a target's budget, until {@link #share} says otherwise. */
    public Budget(BudgetConfig config) {
        this(config, Timekeeper.system());
    }

    Budget(BudgetConfig config, Timekeeper time) {
        this.time = time;
        ceiling = new Ceiling(config.inFlight());
        rate = new RequestRate(config.requestsPerSecond(), time);
        Stream.of(Priority.values()).forEach(priority -> tallies.put(priority, new Tally()));
    }

    /**
     * Waits until the caller may make one request. The permit must be closed, whatever becomes of the request.
     *
     * @throws InterruptedException when the thread is interrupted before; it holds no permit then
     */
    public Permit enter(Priority priority) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var waiter = new Waiter(priority, lock.newCondition(), time.nanos());
            queue.add(priority, waiter);
            admit();
            return permitted(waiter);
        } finally {
            lock.unlock();
        }
    }

    /**
     * From now on this instance takes this part of the whole, such as its part of the assigned partitions. Requests in
     * flight are not touched; at least one at a time is always allowed.
     *
     * @param fraction more than 0 and at most 1; an instance that has nothing to do keeps the share it had
     */
    public void share(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a share must be more than 0 and at most 1, not " + fraction);
        }
        lock.lock();
        try {
            ceiling.share(fraction);
            rate.share(fraction);
            // The alarm that is set may now be too late; another one does no harm.
            alarmed = false;
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** How it stands, for metrics. */
    public BudgetSnapshot snapshot() {
        lock.lock();
        try {
            var classes = new EnumMap<Priority, Turnout>(Priority.class);
            tallies.forEach((priority, tally) -> classes.put(priority, tally.turnout(queue.size(priority))));
            return new BudgetSnapshot(ceiling.value(), inFlight, rate.perSecond(), dropped, classes);
        } finally {
            lock.unlock();
        }
    }

    void leave(Permit permit) {
        lock.lock();
        try {
            inFlight--;
            var roundTrip = time.nanos() - permit.enteredAt();
            switch (permit.verdict()) {
                case SUCCEEDED -> ceiling.learn(permit, roundTrip, false);
                case DROPPED -> {
                    dropped++;
                    ceiling.learn(permit, roundTrip, true);
                }
                case IGNORED -> {}
            }
            admit();
        } finally {
            lock.unlock();
        }
    }

    private Permit permitted(Waiter waiter) throws InterruptedException {
        try {
            while (waiter.permit == null) {
                waiter.turn.await();
            }
            return waiter.permit;
        } catch (InterruptedException e) {
            withdraw(waiter);
            throw e;
        }
    }

    /** It may have been admitted just before it was interrupted; then the next one gets its place. */
    private void withdraw(Waiter waiter) {
        if (waiter.permit == null) {
            queue.remove(waiter.priority, waiter);
        } else {
            inFlight--;
            rate.giveBack();
            admit();
        }
    }

    private void admit() {
        while (!queue.isEmpty() && inFlight < ceiling.value() && rate.take()) {
            admit(queue.take());
        }
        if (!alarmed && !queue.isEmpty() && inFlight < ceiling.value()) {
            alarmed = true;
            time.after(rate.nanosToWait(), this::alarm);
        }
    }

    private void admit(Waiter waiter) {
        inFlight++;
        var now = time.nanos();
        Objects.requireNonNull(tallies.get(waiter.priority)).entered(now - waiter.since);
        waiter.permit = new Permit(this, now, inFlight);
        waiter.turn.signal();
    }

    private void alarm() {
        lock.lock();
        try {
            alarmed = false;
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** One caller that waits. */
    private static final class Waiter {
        private final Priority priority;
        private final Condition turn;
        private final long since;
        private @Nullable Permit permit;

        Waiter(Priority priority, Condition turn, long since) {
            this.priority = priority;
            this.turn = turn;
            this.since = since;
        }
    }

    /** What became of one class so far. */
    private static final class Tally {
        private long entered;
        private long waitedNanos;

        void entered(long afterNanos) {
            entered++;
            waitedNanos += afterNanos;
        }

        Turnout turnout(int waiting) {
            return new Turnout(waiting, entered, Duration.ofNanos(waitedNanos));
        }
    }
}
