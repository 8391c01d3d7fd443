package io.millrace.lab.demo;

import io.millrace.common.command.Ending;
import io.millrace.lab.journey.Journey;
import io.millrace.lab.journey.Journeys;
import io.millrace.sandbox.fluent.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the orders that were placed are in Fluent, each once. What counts is what Fluent did, not what the pipeline
 * says of itself; both must agree.
 *
 * @param placed how many orders were placed
 * @param missing the ids of those that Fluent does not have
 * @param doubled the ids of those that Fluent made more than one of
 * @param unaccounted the ids of those without exactly one ending as delivered
 * @param took how long each took from its webhook to Fluent's answer, the fastest first
 */
public record Arrivals(int placed, List<String> missing, List<String> doubled, List<String> unaccounted,
        List<Duration> took) {

    /** Compares. */
    public static Arrivals of(List<String> orderIds, Journal fluent, Journeys journeys) {
        var missing = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        var unaccounted = new ArrayList<String>();
        for (var id : orderIds) {
            switch (fluent.operations(id).size()) {
                case 0 -> missing.add(id);
                case 1 -> {
                    // as promised
                }
                default -> doubled.add(id);
            }
            if (journeys.of(id).map(journey -> journey.count(Ending.Kind.DELIVERED)).orElse(0L) != 1) {
                unaccounted.add(id);
            }
        }
        var took = orderIds.stream().map(journeys::of).flatMap(Optional::stream).map(Journey::took)
                .flatMap(Optional::stream).sorted().toList();
        return new Arrivals(orderIds.size(), missing, doubled, unaccounted, took);
    }

    /** Whether each order arrived exactly once. */
    public boolean areExactlyOnce() {
        return missing.isEmpty() && doubled.isEmpty() && unaccounted.isEmpty();
    }

    /** The time within which this share of the orders arrived, such as 0.5 for the median. */
    public Duration within(double share) {
        return took.isEmpty() ? Duration.ZERO : took.get((int) Math.ceil(share * took.size()) - 1);
    }

    /** One line for a person. */
    public String summary() {
        if (!areExactlyOnce()) {
            return "of " + placed + " orders, missing in Fluent: " + missing + ", there more than once: " + doubled
                    + ", without exactly one ending as delivered: " + unaccounted;
        }
        return placed + " of " + placed + " orders are in Fluent exactly once; from webhook to Fluent's answer: median "
                + within(0.5).toMillis() + " ms, slowest " + within(1).toMillis() + " ms";
    }
}
