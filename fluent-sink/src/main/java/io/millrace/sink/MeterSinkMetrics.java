package io.millrace.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import java.time.Duration;
import java.util.List;

/** Names the meters. */
final class MeterSinkMetrics implements SinkMetrics {
    private final MeterRegistry registry;
    private final Share share;

    MeterSinkMetrics(MeterRegistry registry, Share share) {
        this.registry = registry;
        this.share = share;
    }

    @Override
    public ChainMetrics chain(EventFamily family) {
        var read = registry.counter("millrace.sink.read", List.of(chainTag(family)));
        var abandoned = registry.counter("millrace.sink.abandoned", List.of(chainTag(family)));
        return new ChainMetrics() {
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
                registry.counter("millrace.sink.moved", List.of(chainTag(family),
                        Tag.of("tier", Integer.toString(tier)), Tag.of("reason", parked ? "parked" : "failed")))
                        .increment();
            }

            @Override
            public void holds(int columns) {
                share.holds(family, columns);
            }
        };
    }

    @Override
    public void called(Operation operation, FluentAnswer answer, Duration took) {
        Timer.builder("millrace.sink.calls")
                .tag("operation", operation.field())
                .tag("outcome", word(answer))
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    @Override
    public void finished(EventFamily family, Finish finish, Duration sinceReceived) {
        Timer.builder("millrace.sink.endings")
                .tag("chain", family.word())
                .tag("ending", word(finish))
                .tag("class", finish instanceof Finish.GivenUp gone ? gone.failure().word() : "none")
                .publishPercentileHistogram()
                .register(registry)
                .record(sinceReceived);
    }

    private static Tag chainTag(EventFamily family) {
        return Tag.of("chain", family.word());
    }

    private static String word(Finish finish) {
        return switch (finish) {
            case Finish.Delivered _ -> "delivered";
            case Finish.AlreadyThere _ -> "already-there";
            case Finish.GivenUp _ -> "dead-letter";
        };
    }

    private static String word(FluentAnswer answer) {
        return switch (answer) {
            case Found _ -> "found";
            case Absent _ -> "absent";
            case Refused _ -> "refused";
            case Invalid _ -> "invalid";
            case Troubled _ -> "trouble";
            case Unknown _ -> "unknown";
        };
    }
}
