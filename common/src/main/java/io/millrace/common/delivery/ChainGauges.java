package io.millrace.common.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** Shows what waits in a chain, and whether it may call its target. */
public final class ChainGauges {
    private ChainGauges() {}

    /**
     * How the gauges are named.
     *
     * @param prefix such as {@code millrace.sink}
     * @param chain the value of their tag
     */
    public record Naming(String prefix, String chain) {}

    /** Registers the gauges; the registry then holds on to the chain. */
    public static void bind(Naming naming, Chain chain, int tiers, InstantSource clock, MeterRegistry registry) {
        var tags = Tags.of("chain", naming.chain());
        for (var tier = 0; tier <= tiers; tier++) {
            var number = tier;
            gauge(naming.prefix() + ".waiting", chain, tags.and("tier", Integer.toString(tier)), registry,
                    depth -> depth.unfinished().get(number));
        }
        gauge(naming.prefix() + ".parked.keys", chain, tags, registry, Depth::parkedKeys);
        gauge(naming.prefix() + ".held.keys", chain, tags, registry, Depth::heldKeys);
        gauge(naming.prefix() + ".oldest.waiting", chain, tags, registry, depth -> depth.oldest()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0).orElse(0.0));
    }

    /** Registers whether calls of a chain wait. */
    public static void bind(Naming naming, Door door, MeterRegistry registry) {
        Gauge.builder(naming.prefix() + ".paused", door, state -> state.isClosed() ? 1 : 0)
                .tags("chain", naming.chain())
                .strongReference(true)
                .register(registry);
    }

    private static void gauge(String name, Chain chain, Tags tags, MeterRegistry registry,
            ToDoubleFunction<Depth> figure) {
        Gauge.builder(name, chain, state -> state.depth().map(figure::applyAsDouble).orElse(0.0))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
