package io.millrace.common.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The requests that are being read or stored: never more than a limit, and none once it is closed. For any thread. */
public final class InFlight {
    private final int limit;
    private final Semaphore places;
    private volatile boolean closed;

    /** Never more than {@code limit} places. */
    public InFlight(int limit) {
        this.limit = limit;
        places = new Semaphore(limit);
    }

    /** One request's place, given back by closing it. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A place, or empty at once when all are taken or no more are given. */
    public Optional<Place> enter() {
        if (closed || !places.tryAcquire()) {
            return Optional.empty();
        }
        if (closed) {
            // Closed between the two lines above: whoever drains must not have overlooked this one.
            places.release();
            return Optional.empty();
        }
        return Optional.of(places::release);
    }

    /** Gives no more places. */
    public void close() {
        closed = true;
    }

    /** Whether no more places are given. */
    public boolean isClosed() {
        return closed;
    }

    /** How many places are taken. */
    public int count() {
        return limit - places.availablePermits();
    }

    /**
     * Closes, and waits until all places have been given back.
     *
     * @return false when some were not, within {@code patience}
     */
    public boolean drain(Duration patience) throws InterruptedException {
        close();
        var empty = places.tryAcquire(limit, patience.toNanos(), TimeUnit.NANOSECONDS);
        if (empty) {
            places.release(limit);
        }
        return empty;
    }
}
