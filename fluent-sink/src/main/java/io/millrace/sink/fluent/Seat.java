package io.millrace.sink.fluent;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request that waits for others to travel with. */
final class Seat {
    private final FluentRequest request;
    private final TraceParent hop;
    private final int bytes;
    private final long complexity;
    private final CompletableFuture<Ride> ride = new CompletableFuture<>();

    /** How a request travels. */
    sealed interface Ride {

        /** It has travelled with others. */
        record Arrived(FluentAnswer answer) implements Ride {}

        /** Nobody is there to travel with: its own thread sends it, and tells when it is back. */
        record Single() implements Ride {}

        /** What it travelled in was turned away before anything was begun: its own thread sends it. */
        record TurnedAway() implements Ride {}
    }

    Seat(FluentRequest request, TraceParent hop, int bytes, long complexity) {
        this.request = request;
        this.hop = hop;
        this.bytes = bytes;
        this.complexity = complexity;
    }

    FluentRequest request() {
        return request;
    }

    TraceParent hop() {
        return hop;
    }

    int bytes() {
        return bytes;
    }

    long complexity() {
        return complexity;
    }

    void goes(Ride how) {
        ride.complete(how);
    }

    /** Waits until it is known how the request travels; after {@code patience}, {@code impatient} is run once. */
    Ride await(Duration patience, Runnable impatient) {
        try {
            return ride.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            impatient.run();
        } catch (InterruptedException _) {
            impatient.run();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a seat is never left by an exception", e);
        }
        return ride.join();
    }
}
