package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory, by {@code family SENT}, {@code family KIND reason} and the like. */
final class CountedMetrics implements TransformerMetrics {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void sent(EventFamily family) {
        counts.merge(family + " SENT", 1, Integer::sum);
    }

    @Override
    public void ended(EventFamily family, Ending.Kind kind, Reason reason) {
        counts.merge(family + " " + kind + " " + reason.word(), 1, Integer::sum);
    }

    @Override
    public void rendered(EventFamily family, Duration took) {}

    @Override
    public void reopened(EventFamily family) {
        counts.merge(family + " REOPENED", 1, Integer::sum);
    }

    @Override
    public void forgotten(EventFamily family, int rows) {
        counts.merge(family + " FORGOTTEN", rows, Integer::sum);
    }

    @Override
    public void restored(EventFamily family, Duration took) {
        counts.merge(family + " RESTORED", 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
