package io.millrace.sink.fluent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Names the meters. */
public final class MeterBatchMetrics implements BatchMetrics {
    private final DistributionSummary requests;
    private final Counter notBegun;

    /** Registers them. */
    public MeterBatchMetrics(MeterRegistry registry) {
        requests = DistributionSummary.builder("millrace.sink.batch.requests").register(registry);
        notBegun = registry.counter("millrace.sink.batch.not.begun");
    }

    @Override
    public void sent(int count) {
        requests.record(count);
    }

    @Override
    public void notBegun() {
        notBegun.increment();
    }
}
