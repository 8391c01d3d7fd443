package io.millrace.sandbox.fluent;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that this Fluent holds. Mutations write one after the other, which makes each of them atomic and gives
 * their effects an order; the lock is held for some lookups and puts, while GraphQL itself runs outside of it.
 */
final class Records {
    final Table<String> customers = new Table<>("Customer", fields -> fields.text("username"));
    final Table<String> orders = new Table<>("Order", fields -> fields.text("ref"));
    final Table<ProductKey> standardProducts = new Table<>(StandardProducts.TYPE, ProductKey::of);
    final Table<ProductKey> variantProducts = new Table<>(VariantProducts.TYPE, ProductKey::of);
    final Journal journal = new Journal();

    private final Lock lock = new ReentrantLock();
    private final InstantSource clock;

    Records(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs one mutation's work; what it throws has changed nothing.
     *
     * @param field what the mutation is called in the answer
     */
    Entity commit(MutationField mutation, String field, Fields input) {
        var hash = InputHash.of(input.byName());
        lock.lock();
        try {
            var change = new Change(mutation.name(), field, hash, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return mutation.work().apply(new Commit(change, input, journal));
        } finally {
            lock.unlock();
        }
    }
}
