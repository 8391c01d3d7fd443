package io.millrace.reader;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.millrace.common.command.Ending;
import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.reader.Progress.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * What the reader counts. Safe for any thread.
 *
 * <ul>
 * <li>{@code millrace_reader_events_total}: events written. It stands still while a release is being read when Elastic
 * Path or Kafka is away.
 * <li>{@code millrace_reader_ended_total}: how releases and jobs ended. Look at each {@code dead_letter}.
 * <li>{@code millrace_reconciliation_gap}: what the last reconciliation found missing or different.
 * </ul>
 */
final class ReaderMetrics {
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> gaps = new ConcurrentHashMap<>();

    ReaderMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A block of a release was finished. */
    void progressed(Tally came) {
        meters.counter("millrace.reader.events", "entity", "products").increment((double) came.sent());
        meters.counter("millrace.reader.skipped", "entity", "products").increment((double) came.skipped());
    }

    /** An event was written by a job. */
    void sent(EventFamily entity) {
        meters.counter("millrace.reader.events", "entity", entity.word()).increment();
    }

    /** Something could not be understood. */
    void malformed() {
        meters.counter("millrace.reader.malformed").increment();
    }

    /** A release or a job ended. */
    void ended(EventFamily entity, Ending.Kind kind, String reason) {
        meters.counter("millrace.reader.ended", "entity", entity.word(), "kind",
                kind.name().toLowerCase(Locale.ROOT), "reason", reason).increment();
    }

    /** What a reconciliation found. */
    void gap(EventFamily entity, String kind, long count) {
        gaps.computeIfAbsent(entity.word() + " " + kind, _ -> meters.gauge("millrace.reconciliation.gap",
                Tags.of("entity", entity.word(), "kind", kind), new AtomicLong()))
                .set(count);
    }

    /** What a chain counts. */
    ChainMetrics chain(String name, IntConsumer holds) {
        return new ChainMetrics() {
            @Override
            public void read() {
                meters.counter("millrace.reader.read", "topic", name).increment();
            }

            @Override
            public void abandoned() {
                meters.counter("millrace.reader.abandoned", "topic", name).increment();
            }

            @Override
            public void moved(int tier, boolean parked) {
                meters.counter("millrace.reader.moved", "topic", name, "tier", Integer.toString(tier)).increment();
            }

            @Override
            public void holds(int columns) {
                holds.accept(columns);
            }
        };
    }
}
