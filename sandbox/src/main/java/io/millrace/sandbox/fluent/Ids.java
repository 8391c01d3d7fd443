package io.millrace.sandbox.fluent;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Fluent's own ids: numbers for orders, customers and their parts, UUIDs for products. Safe for any thread. */
final class Ids {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong(5_000_000);
    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    long number() {
        return last.incrementAndGet();
    }

    /** A random UUID; not every generator is safe for threads. */
    synchronized String uuid() {
        var high = (random.nextLong() & ~0xF000L) | VERSION_4;
        var low = (random.nextLong() & ~0xC000_0000_0000_0000L) | VARIANT_2;
        return new UUID(high, low).toString();
    }
}
