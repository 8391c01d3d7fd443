package io.millrace.transformer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The transformer's counts as meters. Each meter is looked up once, not for each event. */
final class MicrometerTransformerMetrics implements TransformerMetrics {
    private static final String ENTITY = "entity";

    private final MeterRegistry registry;
    private final Map<Ended, Counter> endings = new ConcurrentHashMap<>();
    private final Map<EventFamily, Counter> commands = new ConcurrentHashMap<>();
    private final Map<EventFamily, Timer> renders = new ConcurrentHashMap<>();

    MicrometerTransformerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Ended(EventFamily family, Ending.Kind kind, Reason reason) {}

    /** Shows how much a chain remembers, and how much it has still to read back; asked when the meters are read. */
    void observe(EventFamily family, Supplier<Number> rows, Supplier<Number> remaining) {
        Gauge.builder("millrace.transformer.rows", rows)
                .description("entities that are remembered on this instance, about")
                .tag(ENTITY, family.word())
                .register(registry);
        Gauge.builder("millrace.transformer.restore.remaining", remaining)
                .description("records of the changelog to be read back before events are")
                .tag(ENTITY, family.word())
                .register(registry);
    }

    @Override
    public void sent(EventFamily family) {
        commands.computeIfAbsent(family, _ -> counter("commands", family)).increment();
    }

    @Override
    public void ended(EventFamily family, Ending.Kind kind, Reason reason) {
        endings.computeIfAbsent(new Ended(family, kind, reason),
                _ -> registry.counter("millrace.transformer.endings", ENTITY, family.word(), "kind",
                        kind.name().toLowerCase(Locale.ROOT), "cause", reason.word()))
                .increment();
    }

    @Override
    public void rendered(EventFamily family, Duration took) {
        renders.computeIfAbsent(family,
                _ -> timer("render", "time a template took for one event", family)).record(took);
    }

    @Override
    public void reopened(EventFamily family) {
        counter("reopened", family).increment();
    }

    @Override
    public void forgotten(EventFamily family, int rows) {
        counter("forgotten", family).increment(rows);
    }

    @Override
    public void restored(EventFamily family, Duration took) {
        timer("restore", "time it took to rebuild the memory of one partition", family).record(took);
    }

    private Counter counter(String name, EventFamily family) {
        return registry.counter("millrace.transformer." + name, ENTITY, family.word());
    }

    private Timer timer(String name, String description, EventFamily family) {
        return Timer.builder("millrace.transformer." + name)
                .description(description)
                .tag(ENTITY, family.word())
                .register(registry);
    }
}
