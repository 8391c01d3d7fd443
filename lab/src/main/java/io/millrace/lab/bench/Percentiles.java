package io.millrace.lab.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Durations, sorted.
 *
 * @param sorted the shortest first
 */
record Percentiles(List<Duration> sorted) {

    static Percentiles of(Collection<Duration> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /** The time within which this share is done, such as 0.99; nearest rank. */
    Duration within(double share) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    @Override
    public String toString() {
        return "p50 %s  p99 %s  max %s  (n = %d)".formatted(milliseconds(within(0.5)), milliseconds(within(0.99)),
                milliseconds(within(1)), sorted.size());
    }

    private static String milliseconds(Duration duration) {
        return "%.1f ms".formatted(duration.toNanos() / 1e6);
    }
}
