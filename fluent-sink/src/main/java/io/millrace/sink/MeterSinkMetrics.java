package io.millrace.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.millrace.common.event.EventFamily;
import io.millrace.sink.fluent.FluentAnswer;
import io.millrace.sink.fluent.FluentAnswer.Absent;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Invalid;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import io.millrace.sink.fluent.FluentAnswer.Troubled;
import io.millrace.sink.fluent.FluentAnswer.Unknown;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the meters. */
final class MeterSinkMetrics implements SinkMetrics {
    private final MeterRegistry registry;
    private final Map<EventFamily, AtomicInteger> waiting = new EnumMap<>(EventFamily.class);

    MeterSinkMetrics(MeterRegistry registry, Gate gate) {
        this.registry = registry;
        for (var family : FluentSink.FAMILIES) {
            waiting.put(family, registry.gauge("millrace.sink.waiting",
                    List.of(chain(family)), new AtomicInteger()));
        }
        registry.gauge("millrace.sink.paused", gate, state -> state.trouble().isPresent() ? 1 : 0);
    }

    @Override
    public void read(EventFamily family) {
        registry.counter("millrace.sink.read", List.of(chain(family))).increment();
        count(family, 1);
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
        count(family, -1);
        Timer.builder("millrace.sink.endings")
                .tag("chain", family.word())
                .tag("ending", word(finish))
                .tag("class", finish instanceof Finish.GivenUp gone ? gone.failure().word() : "none")
                .publishPercentileHistogram()
                .register(registry)
                .record(sinceReceived);
    }

    @Override
    public void abandoned(EventFamily family) {
        count(family, -1);
    }

    private void count(EventFamily family, int change) {
        var gauge = waiting.get(family);
        if (gauge != null) {
            gauge.addAndGet(change);
        }
    }

    private static Tag chain(EventFamily family) {
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
