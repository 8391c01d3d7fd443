package io.millrace.common.gate;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double up to a bound, each between a half and the whole of its size, so that many who wait do not come
 * back at the same moment.
 */
public record BackOff(Duration first, Duration most) {
    private static final int MAX_DOUBLINGS = 30;

    /** The wait after this many failures, of which there is at least one. */
    public Duration after(int failures, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        var whole = doubled.compareTo(most) < 0 ? doubled : most;
        return whole.multipliedBy(500 + random.nextInt(501)).dividedBy(1_000);
    }
}
