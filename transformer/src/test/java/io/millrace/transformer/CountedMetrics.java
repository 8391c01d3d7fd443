package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory, by {@code family SENT} or {@code family KIND}. */
final class CountedMetrics implements TransformerMetrics {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void sent(EventFamily family) {
        counts.merge(family + " SENT", 1, Integer::sum);
    }

    @Override
    public void ended(EventFamily family, Ending.Kind kind) {
        counts.merge(family + " " + kind, 1, Integer::sum);
    }

    @Override
    public void rendered(EventFamily family, Duration took) {}

    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
