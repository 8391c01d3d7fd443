package io.millrace.lab.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How fast something that counts got through its work, once it was warm.
 *
 * @param count what was counted in that time
 * @param took how long that was
 * @param cpu what this process and its children used in it
 */
record Progress(long count, Duration took, Duration cpu) {
    /** Counting is not free: a page of metrics takes some milliseconds. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    /**
     * Watches until {@code total} is reached, and measures from {@code warmUp} on.
     *
     * @throws IllegalStateException when that takes longer than {@code patience}
     */
    static Progress of(LongSupplier counter, long warmUp, long total, Duration patience, InstantSource clock) {
        var end = clock.instant().plus(patience);
        var warm = reached(counter, warmUp, end, clock);
        var done = reached(counter, total, end, clock);
        return new Progress(done.count() - warm.count(), Duration.ofNanos(done.at() - warm.at()),
                done.cpu().minus(warm.cpu()));
    }

    private record Moment(long count, long at, Duration cpu) {}

    private static Moment reached(LongSupplier counter, long wanted, Instant end, InstantSource clock) {
        for (var count = counter.getAsLong();; count = counter.getAsLong()) {
            if (count >= wanted) {
                return new Moment(count, System.nanoTime(), cpuNow());
            }
            if (clock.instant().isAfter(end)) {
                throw new IllegalStateException("only " + count + " of " + wanted + " were done in time");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Duration cpuNow() {
        var self = ProcessHandle.current();
        return self.descendants().map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(self.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    double perSecond() {
        return count / (took.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return "%,9.0f/s  %5.1f µs of CPU each".formatted(perSecond(), cpu.toNanos() / 1e3 / count);
    }
}
