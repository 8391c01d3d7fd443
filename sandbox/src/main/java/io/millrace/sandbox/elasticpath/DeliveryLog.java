package io.millrace.sandbox.elasticpath;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** The latest delivery attempts, oldest first. Safe for any thread. */
final class DeliveryLog {
    /** Enough for a load test to look back on, and bounded. */
    private static final int KEPT = 100_000;

    private final ConcurrentLinkedDeque<DeliveryAttempt> attempts = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();

    void add(DeliveryAttempt attempt) {
        attempts.addLast(attempt);
        if (size.incrementAndGet() > KEPT && attempts.pollFirst() != null) {
            size.decrementAndGet();
        }
    }

    List<DeliveryAttempt> all() {
        return List.copyOf(attempts);
    }
}
