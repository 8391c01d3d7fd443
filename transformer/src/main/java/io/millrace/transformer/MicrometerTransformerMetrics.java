package io.millrace.transformer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Locale;

/** The transformer's counts as meters. */
final class MicrometerTransformerMetrics implements TransformerMetrics {
    private final MeterRegistry registry;

    MicrometerTransformerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void sent(EventFamily family) {
        registry.counter("millrace.transformer.commands", "entity", family.word()).increment();
    }

    @Override
    public void ended(EventFamily family, Ending.Kind kind) {
        registry.counter("millrace.transformer.endings", "entity", family.word(), "kind",
                kind.name().toLowerCase(Locale.ROOT)).increment();
    }

    @Override
    public void rendered(EventFamily family, Duration took) {
        Timer.builder("millrace.transformer.render")
                .description("time a template took for one event")
                .tag("entity", family.word())
                .register(registry)
                .record(took);
    }
}
