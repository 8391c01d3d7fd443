package io.millrace.common.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Names the meters. All of them are there from the start, at zero. */
public final class MeterWebhookMetrics implements WebhookMetrics {
    private final MeterRegistry registry;
    private final String prefix;
    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);

    /** With a {@code prefix} such as {@code millrace.gateway}. */
    public MeterWebhookMetrics(MeterRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
        for (var outcome : Outcome.values()) {
            requests.put(outcome, Counter.builder(prefix + ".requests")
                    .description("Requests by how they were answered")
                    .tag("outcome", outcome.word())
                    .register(registry));
        }
    }

    @Override
    public void answered(Outcome outcome) {
        Optional.ofNullable(requests.get(outcome)).ifPresent(Counter::increment);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {
        Gauge.builder(prefix + ".in.flight", inFlight::getAsInt)
                .description("Requests that are being read or stored")
                .register(registry);
    }
}
