package io.millrace.transformer;

import io.millrace.common.command.Ending.Kind;
import io.millrace.common.command.Headline;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.transformer.memory.EntityMemory;
import io.millrace.transformer.memory.Fingerprinter;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks in {@code pipeline.outcomes} for what another service gave up: Fluent does not have it, so the next event with
 * the same content must be sent. Endings of other chains and of this service are the most; they cost a look at the
 * headers. For one stream thread.
 */
final class DeadLetterWatch implements Processor<String, Void, Void, Void> {
    private final EventFamily family;
    private final TransformerMetrics metrics;
    private final Fingerprinter fingerprints = new Fingerprinter();
    private @Nullable EntityMemory memory;

    DeadLetterWatch(EventFamily family, TransformerMetrics metrics) {
        this.family = family;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        KeyValueStore<String, byte[]> store = context.getStateStore(EntityMemory.storeName(family));
        memory = new EntityMemory(store);
    }

    @Override
    public void process(Record<String, Void> record) {
        Headline.readFrom(record.headers())
                .filter(ending -> ending.kind() == Kind.DEAD_LETTER && ending.entity() == family
                        && !ending.stage().equals(Outbox.STAGE))
                .flatMap(_ -> EventHeaders.readFrom(record.headers()))
                .ifPresent(this::givenUp);
    }

    private void givenUp(EventHeaders event) {
        var known = Objects.requireNonNull(memory, "init comes before process");
        var row = known.of(event.subject());
        var id = fingerprints.of(event.id());
        if (row.sent().filter(sent -> sent.event().equals(id)).isPresent()) {
            known.put(event.subject(), row.forgetSent());
            metrics.reopened(family);
        }
    }
}
