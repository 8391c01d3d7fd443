package io.millrace.common.budget;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows a budget as meters with the label {@code target}: {@code millrace.budget.limit} and
 * {@code millrace.budget.in.flight}; {@code millrace.budget.rate}, infinite without one;
 * {@code millrace.budget.dropped}; and by {@code priority} {@code millrace.budget.waiting} and the timer
 * {@code millrace.budget.wait}. What holds between them stands at {@link BudgetSnapshot}.
 */
public final class BudgetMeters {
    private static final String PREFIX = "millrace.budget.";

    private BudgetMeters() {}

    /** Registers the meters; the registry then holds on to the budget. */
    public static void bind(Budget budget, String target, MeterRegistry registry) {
        var tags = Tags.of("target", target);
        gauge("limit", budget, tags, registry, snapshot -> snapshot.limit());
        gauge("in.flight", budget, tags, registry, snapshot -> snapshot.inFlight());
        gauge("rate", budget, tags, registry,
                snapshot -> snapshot.requestsPerSecond().orElse(Double.POSITIVE_INFINITY));
        FunctionCounter.builder(PREFIX + "dropped", budget, shown -> shown.snapshot().dropped())
                .tags(tags)
                .register(registry);
        Stream.of(Priority.values()).forEach(priority -> bind(budget, priority, tags, registry));
    }

    private static void bind(Budget budget, Priority priority, Tags target, MeterRegistry registry) {
        var tags = target.and("priority", priority.label());
        gauge("waiting", budget, tags, registry, snapshot -> snapshot.of(priority).waiting());
        FunctionTimer.builder(PREFIX + "wait", budget,
                shown -> shown.snapshot().of(priority).entered(),
                shown -> shown.snapshot().of(priority).waited().toNanos(), TimeUnit.NANOSECONDS)
                .tags(tags)
                .register(registry);
    }

    private static void gauge(String name, Budget budget, Tags tags, MeterRegistry registry, Figure figure) {
        Gauge.builder(PREFIX + name, budget, shown -> figure.of(shown.snapshot()))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** One number of a snapshot. */
    @FunctionalInterface
    private interface Figure {
        double of(BudgetSnapshot snapshot);
    }
}
