package io.millrace.sandbox.fluent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Everything that this Fluent holds. Mutations write one after the other, which makes each of them atomic and gives
 * their effects an order; the lock is held for some lookups and puts, while GraphQL itself runs outside of it.
 */
final class Records {
    final Table<String> customers = new Table<>(fields -> fields.text("username"));
    final Table<String> orders = new Table<>(fields -> fields.text("ref"));
    final Table<ProductKey> standardProducts = new Table<>(ProductKey::of);
    final Table<ProductKey> variantProducts = new Table<>(ProductKey::of);
    final Journal journal = new Journal();

    private final Lock lock = new ReentrantLock();
    private final InstantSource clock;
    private long effects;

    Records(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs one mutation's work; what it throws has changed nothing. */
    Entity commit(String operation, Fields input, Function<Commit, Entity> work) {
        lock.lock();
        try {
            return work.apply(new Commit(operation, input, clock.instant().truncatedTo(ChronoUnit.MILLIS), this));
        } finally {
            lock.unlock();
        }
    }

    void note(String operation, String ref, Instant at) {
        journal.add(new Effect(++effects, operation, ref, at));
    }
}
