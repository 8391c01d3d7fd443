package io.millrace.common.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long a record waits after its first failure, its second, and so on.
 *
 * @param delays one for each retry topic, at least one
 */
public record Tiers(List<Duration> delays) {

    /** Copies the list. */
    public Tiers {
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one tier");
        }
        delays = List.copyOf(delays);
    }

    /** How many there are; the last one's number. */
    public int count() {
        return delays.size();
    }

    /** How long a record stays in a tier, of which the first is 1. */
    Duration delay(int tier) {
        return delays.get(tier - 1);
    }
}
