package io.millrace.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Names the meters. All of them are there from the start, at zero. */
final class MicrometerGatewayMetrics implements GatewayMetrics {
    private final MeterRegistry registry;
    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Map<String, Counter> events;
    private final Timer acks;

    MicrometerGatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var outcome : Outcome.values()) {
            requests.put(outcome, Counter.builder("millrace.gateway.requests")
                    .description("Requests by how they were answered")
                    .tag("outcome", outcome.word())
                    .register(registry));
        }
        events = Arrays.stream(EventFamily.values()).flatMap(family -> family.types().stream())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::events));
        acks = Timer.builder("millrace.gateway.ack")
                .description("From handing an event to the producer until the brokers have it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    @Override
    public void answered(Outcome outcome) {
        Optional.ofNullable(requests.get(outcome)).ifPresent(Counter::increment);
    }

    @Override
    public void stored(String type, Duration waited) {
        Optional.ofNullable(events.get(type)).ifPresent(Counter::increment);
        acks.record(waited);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {
        Gauge.builder("millrace.gateway.in.flight", inFlight::getAsInt)
                .description("Requests that are being read or stored")
                .register(registry);
    }

    private Counter events(String type) {
        return Counter.builder("millrace.gateway.events")
                .description("Events stored")
                .tag("type", type)
                .register(registry);
    }
}
