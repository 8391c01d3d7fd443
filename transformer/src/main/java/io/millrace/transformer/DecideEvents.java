package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The one step of a chain: it brings the memory of what was sent on, and hands each event to a {@link Clerk}.
 *
 * @param family what the chain is about
 * @param window how far apart repeats may be
 * @param judges one for each task, made on the thread that will use it, because templates are not shared by threads
 * @param desk what all clerks share
 */
record DecideEvents(EventFamily family, Duration window, Supplier<Judge> judges, Clerk.Desk desk)
        implements
            ProcessorSupplier<String, byte[], String, Object> {

    @Override
    public Processor<String, byte[], String, Object> get() {
        return new Clerk(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(SeenEvents.store(family, window));
    }
}
