package io.millrace.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.event.EventFamily;
import io.millrace.common.webhook.MeterWebhookMetrics;
import io.millrace.common.webhook.Outcome;
import io.millrace.common.webhook.WebhookMetrics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Names the meters. All of them are there from the start, at zero. */
final class MicrometerGatewayMetrics implements GatewayMetrics {
    private final MeterRegistry registry;
    private final WebhookMetrics requests;
    private final Map<String, Counter> events;
    private final Timer acks;

    MicrometerGatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        requests = new MeterWebhookMetrics(registry, "millrace.gateway");
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
        requests.answered(outcome);
    }

    @Override
    public void stored(String type, Duration waited) {
        Optional.ofNullable(events.get(type)).ifPresent(Counter::increment);
        acks.record(waited);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {
        requests.watchInFlight(inFlight);
    }

    private Counter events(String type) {
        return Counter.builder("millrace.gateway.events")
                .description("Events stored")
                .tag("type", type)
                .register(registry);
    }
}
