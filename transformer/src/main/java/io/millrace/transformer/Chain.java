package io.millrace.transformer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.transformer.memory.EntityMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of one family, with a group, threads and a memory of its own: a chain that is flooded, or rebuilds its
 * memory, delays no other.
 */
final class Chain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    /** A close without a bound was seen to take 45 s, and what is not committed is done again anyway. */
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final EventFamily family;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics meters;
    private final Restoring restoring;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Reads nothing yet. */
    Chain(EventFamily family, Topology topology, Properties settings, Restoring restoring) {
        this.family = family;
        this.restoring = restoring;
        streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setGlobalStateRestoreListener(restoring);
        meters = new KafkaStreamsMetrics(streams);
    }

    /**
     * Starts to read.
     *
     * @param whenEnded called, maybe more than once, when the chain has ended by itself or was closed
     */
    void start(Runnable whenEnded) {
        streams.setStateListener((now, _) -> {
            if (now == State.ERROR || now == State.NOT_RUNNING) {
                whenEnded.run();
            }
        });
        streams.start();
    }

    EventFamily family() {
        return family;
    }

    /** Shows the meters of Kafka Streams. */
    void bindTo(MeterRegistry registry) {
        meters.bindTo(registry);
    }

    /** Why no events are read, if so. */
    Optional<String> trouble() {
        var state = streams.state();
        return state == State.RUNNING ? Optional.empty() : Optional.of("Kafka Streams is " + state);
    }

    /** What ended the chain, if something did. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** How many entities this instance remembers, about; not a number while the chain does not run. */
    Number rows() {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(EntityMemory.storeName(family),
                    QueryableStoreTypes.keyValueStore())).approximateNumEntries();
        } catch (InvalidStateStoreException | IllegalStateException _) {
            return Double.NaN;
        }
    }

    /** How many records are to be read back before events are, about. */
    Number remaining() {
        return restoring.remaining();
    }

    /** Leaves the group, so that other instances take over at once and not after a session time-out. */
    @Override
    public void close() {
        meters.close();
        var options = CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(options)) {
            LOG.warn("Stream threads of {} are still closing", family.word());
        }
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
