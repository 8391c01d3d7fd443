package io.millrace.common.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.function.IntConsumer;

/** Names the meters of a chain. */
public final class MeterChainMetrics implements ChainMetrics {
    private final MeterRegistry registry;
    private final ChainGauges.Naming naming;
    private final IntConsumer holds;
    private final Counter read;
    private final Counter abandoned;

    /** Tells {@code holds} how many partitions are ours. */
    public MeterChainMetrics(MeterRegistry registry, ChainGauges.Naming naming, IntConsumer holds) {
        this.registry = registry;
        this.naming = naming;
        this.holds = holds;
        read = registry.counter(naming.prefix() + ".read", List.of(chain()));
        abandoned = registry.counter(naming.prefix() + ".abandoned", List.of(chain()));
    }

    @Override
    public void read() {
        read.increment();
    }

    @Override
    public void abandoned() {
        abandoned.increment();
    }

    @Override
    public void moved(int tier, boolean parked) {
        registry.counter(naming.prefix() + ".moved", List.of(chain(), Tag.of("tier", Integer.toString(tier)),
                Tag.of("reason", parked ? "parked" : "failed"))).increment();
    }

    @Override
    public void holds(int columns) {
        holds.accept(columns);
    }

    private Tag chain() {
        return Tag.of("chain", naming.chain());
    }
}
