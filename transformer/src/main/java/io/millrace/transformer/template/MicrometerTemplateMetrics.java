package io.millrace.transformer.template;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The counts as meters. */
public final class MicrometerTemplateMetrics implements TemplateMetrics {
    private final MultiGauge bundle;
    private final AtomicInteger refusedNow;
    private final Counter refusals;

    /** Registers its meters at once. */
    public MicrometerTemplateMetrics(MeterRegistry registry) {
        bundle = MultiGauge.builder("millrace.transformer.bundle")
                .description("1; the label is the hash of the templates that are in use")
                .register(registry);
        refusedNow = registry.gauge("millrace.transformer.templates.refused", new AtomicInteger());
        refusals = Counter.builder("millrace.transformer.template.refusals")
                .description("changes of the templates that were refused, while the templates before went on")
                .register(registry);
    }

    @Override
    public void live(String hash) {
        bundle.register(List.of(Row.of(Tags.of("bundle", hash), 1)), true);
        refusedNow.set(0);
    }

    @Override
    public void refused() {
        refusedNow.set(1);
        refusals.increment();
    }

    @Override
    public void settled() {
        refusedNow.set(0);
    }
}
