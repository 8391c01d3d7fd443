package io.millrace.lab.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an outage cost. Pure.
 *
 * @param events how many orders' events there were
 * @param backlog how many of them waited when the outage ended
 * @param drained how long after its end no more than a second's worth waited; empty when that was not reached in time
 * @param effects what reached the target
 * @param topics what stands in topics at the end
 * @param ready whether the sink stayed ready all the time
 * @param memory what was in use
 */
record OutageReport(long events, long backlog, Optional<Duration> drained, Effects effects, Written topics,
        boolean ready, Memory memory) {

    /**
     * How many effects were missing, twice, or before an earlier one.
     *
     * @param disordered orders whose effects are not in the order of events
     */
    record Effects(long lost, long twice, long disordered) {

        /**
         * Compares what was taken with what was sent.
         *
         * @param sent for each order, its versions in their order
         */
        static Effects of(Map<String, List<String>> sent, Map<String, List<String>> taken) {
            var lost = 0L;
            var twice = 0L;
            var disordered = 0L;
            for (var order : sent.entrySet()) {
                var effects = List.copyOf(taken.getOrDefault(order.getKey(), List.of()));
                var missing = new ArrayList<>(order.getValue());
                missing.removeAll(effects);
                lost += missing.size();
                twice += effects.size() - effects.stream().distinct().count();
                disordered += isSorted(effects) ? 0 : 1;
            }
            return new Effects(lost, twice, disordered);
        }

        private static boolean isSorted(List<String> versions) {
            var sorted = new ArrayList<>(versions);
            Collections.sort(sorted);
            return sorted.equals(versions);
        }
    }

    /**
     * How many records there are.
     *
     * @param endings in {@code pipeline.outcomes}
     * @param deadLetters in the dead-letter topic
     * @param retried in the retry topics: each has used up an attempt, or waits for one that has
     */
    record Written(long endings, long deadLetters, long retried) {}

    /** Bytes of heap in use after a collection, target and load included. */
    record Memory(long before, long atTheEnd) {}

    /** The versions of each order among the first events. */
    static Map<String, List<String>> sent(Orders orders, long events) {
        var sent = new HashMap<String, List<String>>();
        for (var event = 0L; event < events; event++) {
            sent.computeIfAbsent(orders.ref(event), _ -> new ArrayList<>(2))
                    .add(Integer.toString(orders.version(event)));
        }
        return sent;
    }

    /** Whether the outage cost nothing but time. */
    boolean isKept() {
        return drained.isPresent() && ready && effects.equals(new Effects(0, 0, 0))
                && topics.equals(new Written(events, 0, 0));
    }

    @Override
    public String toString() {
        return """
                events                  %,d
                waiting at the end      %,d
                time to drain           %s
                lost                    %d
                duplicates              %d
                orders out of order     %d
                endings                 %,d
                dead letters            %d
                attempts used up        %d
                ready all the time      %s
                heap before, at the end %,d MB, %,d MB
                promises                %s""".formatted(events, backlog,
                drained.map(time -> "%.1f s".formatted(time.toMillis() / 1e3)).orElse("not drained in time"),
                effects.lost(), effects.twice(), effects.disordered(), topics.endings(), topics.deadLetters(),
                topics.retried(), ready ? "yes" : "no", memory.before() >> 20, memory.atTheEnd() >> 20,
                isKept() ? "kept" : "BROKEN");
    }
}
