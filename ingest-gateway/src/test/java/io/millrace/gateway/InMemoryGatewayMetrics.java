package io.millrace.gateway;

import io.millrace.common.webhook.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Remembers everything. */
final class InMemoryGatewayMetrics implements GatewayMetrics {
    private final List<Outcome> answered = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();

    @Override
    public void answered(Outcome outcome) {
        answered.add(outcome);
    }

    @Override
    public void stored(String type, Duration waited) {
        stored.add(type);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {}

    List<Outcome> answered() {
        return answered;
    }

    List<String> stored() {
        return stored;
    }
}
