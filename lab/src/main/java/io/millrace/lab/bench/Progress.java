package io.millrace.lab.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How fast something that counts got through its work: measured from a quarter on, when it is warm, to the end.
 *
 * @param count what was counted in that time
 * @param took how long that was
 * @param cpu what this process and its children used in it
 */
record Progress(long count, Duration took, Duration cpu) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * Watches until {@code total} is reached.
     *
     * @throws IllegalStateException when that takes longer than {@code patience}
     */
    static Progress of(LongSupplier counter, long total, Duration patience, InstantSource clock) {
        var end = clock.instant().plus(patience);
        var warm = reached(counter, total / 4, end, clock);
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
