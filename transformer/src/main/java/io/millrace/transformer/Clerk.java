package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.transformer.memory.EntityMemory;
import io.millrace.transformer.memory.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Has each event judged, remembers what is to be remembered, and has written what follows: all in one transaction with
 * how far was read. For one stream thread.
 */
final class Clerk implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    /** Some milliseconds' work, ten times a second: a million rows in under four minutes. */
    private static final int SWEEP_ROWS = 500;
    private static final Duration SWEEP_EVERY = Duration.ofMillis(100);

    private final Step step;
    private boolean refusedBefore;
    private @Nullable Session session;

    Clerk(Step step) {
        this.step = step;
    }

    /** What is there once the task has started. */
    private record Session(ProcessorContext<String, byte[]> context, EntityMemory memory, Sweep sweep, Judge judge,
            Outbox outbox) {}

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        KeyValueStore<String, byte[]> store = context.getStateStore(EntityMemory.storeName(step.family()));
        var sweep = new Sweep(store, step.retention(), SWEEP_ROWS);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> sweep(sweep));
        session = new Session(context, new EntityMemory(store), sweep, step.judges().get(),
                new Outbox(Routes.of(step.family()), step.outcomes(), step.desk(), context));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var now = Objects.requireNonNull(session, "init comes before process");
        var arrival = Arrival.of(step.family(), source(now.context(), record), record);
        var ruling = now.judge().judge(arrival, now.memory()::of);
        ruling.row().ifPresent(row -> now.memory().put(ruling.event().orElseThrow().subject(), row));
        if (ruling.verdict() instanceof Verdict.Refuse refuse) {
            log(arrival, refuse);
        }
        now.outbox().write(arrival, ruling);
        now.sweep().passed(record.timestamp());
    }

    private void sweep(Sweep sweep) {
        var forgotten = sweep.next();
        if (forgotten > 0) {
            step.desk().metrics().forgotten(step.family(), forgotten);
        }
    }

    private void log(Arrival arrival, Verdict.Refuse refuse) {
        LOG.atLevel(refusedBefore ? Level.DEBUG : Level.WARN)
                .addKeyValue("topic", arrival.source().topic())
                .addKeyValue("partition", arrival.source().partition())
                .addKeyValue("offset", arrival.source().offset())
                .addKeyValue("reason", refuse.message())
                .log("Event goes to the dead letters");
        refusedBefore = true;
    }

    private static SourceRecord source(ProcessorContext<?, ?> context, Record<?, ?> record) {
        var metadata = context.recordMetadata().orElseThrow();
        return new SourceRecord(metadata.topic(), metadata.partition(), metadata.offset(),
                Instant.ofEpochMilli(record.timestamp()));
    }
}
