package io.millrace.sink.fluent;

import io.millrace.sink.fluent.Seat.Ride.Single;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Where requests of one kind gather until a document leaves: at once when none is under way, else when a document is
 * full, comes back, or one of the requests has lost patience. How many a document takes is halved when one fails as a
 * whole, and grows by one with each that does not, so that a document too large for Fluent to carry out within the
 * deadline is not sent again and again. Safe for any thread.
 */
final class Gathering {
    /** Fluent accepts 2 MB (fluent reference, 2.3); the rest is for aliases and what is around them. */
    private static final int MOST_BYTES = 1_400_000;
    /** Fluent accepts 11,111, and how it counts is not known in full. */
    private static final long MOST_COMPLEXITY = 8_000;

    private final int most;
    private final Consumer<List<Seat>> send;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Seat> waiting = new ArrayDeque<>();
    private int underWay;
    private int limit;

    /**
     * Gathers for documents.
     *
     * @param most requests in one document
     * @param send sends a document of more than one without waiting for it; {@link #landed} has to follow
     */
    Gathering(int most, Consumer<List<Seat>> send) {
        this.most = most;
        this.send = send;
        limit = most;
    }

    /** Takes a request in. */
    void join(Seat seat) {
        leaving(() -> {
            waiting.add(seat);
            return underWay == 0 || waiting.size() >= limit;
        });
    }

    /** A request has waited long enough; it may have left meanwhile. */
    void impatient(Seat seat) {
        leaving(() -> waiting.contains(seat));
    }

    /**
     * A document is back.
     *
     * @param well whether it was not too much for Fluent
     */
    void landed(boolean well) {
        leaving(() -> {
            underWay--;
            limit = well ? Math.min(most, limit + 1) : Math.max(1, limit / 2);
            return true;
        });
    }

    private interface Change {
        /** Whether what waits may leave now. */
        boolean make();
    }

    private void leaving(Change change) {
        var documents = new ArrayList<List<Seat>>();
        lock.lock();
        try {
            var all = change.make();
            while (all && !waiting.isEmpty()) {
                documents.add(document());
                underWay++;
            }
        } finally {
            lock.unlock();
        }
        for (var document : documents) {
            if (document.size() == 1) {
                document.getFirst().goes(new Single());
            } else {
                send.accept(document);
            }
        }
    }

    /** The oldest requests, as many as fit; a single one always does. */
    private List<Seat> document() {
        var taken = new ArrayList<Seat>();
        var bytes = 0L;
        var complexity = 0L;
        for (var next = waiting.peek(); next != null && taken.size() < limit; next = waiting.peek()) {
            bytes += next.bytes();
            complexity += next.complexity();
            if (!taken.isEmpty() && (bytes > MOST_BYTES || complexity > MOST_COMPLEXITY)) {
                break;
            }
            taken.add(waiting.remove());
        }
        return List.copyOf(taken);
    }
}
