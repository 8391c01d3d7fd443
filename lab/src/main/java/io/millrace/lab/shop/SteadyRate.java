package io.millrace.lab.shop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Starts work at a steady rate, whether or not earlier work is done, as shoppers do. Each piece has a virtual thread.
 *
 * @param perSecond how many pieces of work a second
 * @param nanoTime a clock that only goes forward
 */
public record SteadyRate(int perSecond, LongSupplier nanoTime) {

    /** Starts {@code count} pieces, each with its number, and returns when all have ended. */
    public void run(int count, IntConsumer work) {
        var start = nanoTime.getAsLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                var number = i;
                var due = start + i * Duration.ofSeconds(1).toNanos() / perSecond;
                for (var left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(() -> work.accept(number));
            }
        }
    }
}
