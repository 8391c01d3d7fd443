package io.millrace.capture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.delivery.ChainGauges;
import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.delivery.MeterChainMetrics;
import io.millrace.common.webhook.MeterWebhookMetrics;
import io.millrace.common.webhook.Outcome;
import io.millrace.common.webhook.WebhookMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Names the meters. */
final class MeterCaptureMetrics implements CaptureMetrics {
    private static final String PREFIX = "millrace.capture";
    static final ChainGauges.Naming NAMING = new ChainGauges.Naming(PREFIX, "captures");

    private final MeterRegistry registry;
    private final WebhookMetrics requests;
    private final ChainMetrics chain;
    private final Map<Judgement, Counter> webhooks = new EnumMap<>(Judgement.class);

    /** Tells {@code holds} how many partitions are ours. */
    MeterCaptureMetrics(MeterRegistry registry, IntConsumer holds) {
        this.registry = registry;
        requests = new MeterWebhookMetrics(registry, PREFIX);
        chain = new MeterChainMetrics(registry, NAMING, holds);
        for (var judgement : Judgement.values()) {
            webhooks.put(judgement, Counter.builder(PREFIX + ".webhooks")
                    .description("Webhooks by what they turned out to be")
                    .tag("judgement", judgement.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry));
        }
    }

    @Override
    public void answered(Outcome outcome) {
        requests.answered(outcome);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {
        requests.watchInFlight(inFlight);
    }

    @Override
    public void judged(Judgement judgement) {
        Optional.ofNullable(webhooks.get(judgement)).ifPresent(Counter::increment);
    }

    @Override
    public ChainMetrics chain() {
        return chain;
    }

    @Override
    public void called(Operation operation, String outcome, Duration took) {
        Timer.builder(PREFIX + ".calls")
                .tag("operation", operation.word())
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    @Override
    public void finished(Finish finish, Duration sinceReceived) {
        Timer.builder(PREFIX + ".endings")
                .tag("ending", word(finish))
                .tag("class", finish instanceof Finish.GivenUp gone ? gone.failure().word() : "none")
                .publishPercentileHistogram()
                .register(registry)
                .record(sinceReceived);
    }

    private static String word(Finish finish) {
        return switch (finish) {
            case Finish.Captured _ -> "captured";
            case Finish.AlreadyCaptured _ -> "already-captured";
            case Finish.GivenUp _ -> "dead-letter";
        };
    }
}
