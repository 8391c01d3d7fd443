package io.millrace.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.millrace.common.delivery.Chain;
import io.millrace.common.delivery.Depth;
import io.millrace.common.delivery.Door;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** Shows what waits in a chain, and whether it may call Fluent. */
final class ChainGauges {
    private ChainGauges() {}

    /** Registers the gauges; the registry then holds on to the chain. */
    static void bind(EventFamily family, Chain chain, int tiers, InstantSource clock, MeterRegistry registry) {
        var tags = Tags.of("chain", family.word());
        for (var tier = 0; tier <= tiers; tier++) {
            var number = tier;
            gauge("waiting", chain, tags.and("tier", Integer.toString(tier)), registry,
                    depth -> depth.unfinished().get(number));
        }
        gauge("parked.keys", chain, tags, registry, Depth::parkedKeys);
        gauge("held.keys", chain, tags, registry, Depth::heldKeys);
        gauge("oldest.waiting", chain, tags, registry, depth -> depth.oldest()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0).orElse(0.0));
    }

    /** Registers whether calls of a chain wait. */
    static void bind(EventFamily family, Door door, MeterRegistry registry) {
        Gauge.builder("millrace.sink.paused", door, state -> state.isClosed() ? 1 : 0)
                .tags("chain", family.word())
                .strongReference(true)
                .register(registry);
    }

    private static void gauge(String name, Chain chain, Tags tags, MeterRegistry registry,
            ToDoubleFunction<Depth> figure) {
        Gauge.builder("millrace.sink." + name, chain, state -> state.depth().map(figure::applyAsDouble).orElse(0.0))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
