package io.millrace.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.delivery.ChainGauges;
import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.delivery.MeterChainMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import java.time.Duration;

/** Names the meters. */
final class MeterSinkMetrics implements SinkMetrics {
    static final String PREFIX = "millrace.sink";

    private final MeterRegistry registry;
    private final Share share;

    MeterSinkMetrics(MeterRegistry registry, Share share) {
        this.registry = registry;
        this.share = share;
    }

    @Override
    public ChainMetrics chain(EventFamily family) {
        return new MeterChainMetrics(registry, new ChainGauges.Naming(PREFIX, family.word()),
                columns -> share.holds(family, columns));
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
