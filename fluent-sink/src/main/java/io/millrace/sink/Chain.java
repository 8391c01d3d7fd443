package io.millrace.sink;

import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the commands of one entity and hands them to lanes. It goes on polling whatever happens to Fluent, so that the
 * group stays together through an outage of hours, and commits only what has its ending: after a crash a record may be
 * delivered twice, and is never lost. One thread runs it; any thread may {@link #stop()} it.
 */
final class Chain {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FULL = 100;
    private static final int HALF_FULL = 50;

    private final EventFamily family;
    private final String topic;
    private final Consumer<String, byte[]> consumer;
    private final Work work;
    private final SinkMetrics metrics;
    private final Duration drain;
    private final Lanes lanes;
    private final Map<TopicPartition, Tenure> tenures = new HashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<Optional<Exception>> failure = new AtomicReference<>(Optional.empty());

    /** Carries one record to its ending. */
    @FunctionalInterface
    interface Work {
        void deliver(ConsumerRecord<String, byte[]> record, Tenure tenure) throws Exception;
    }

    /**
     * Reads nothing yet.
     *
     * @param drain how long a partition that is given up may wait for calls that have begun
     */
    Chain(EventFamily family, String topic, Consumer<String, byte[]> consumer, Work work, SinkMetrics metrics,
            Duration drain) {
        this.family = family;
        this.topic = topic;
        this.consumer = consumer;
        this.work = work;
        this.metrics = metrics;
        this.drain = drain;
        lanes = new Lanes(family.word());
    }

    /**
     * Works until {@link #stop()}, and then until what has begun is finished.
     *
     * @throws Exception when a record's ending cannot be written, or Kafka refuses to go on
     */
    void run() throws Exception {
        consumer.subscribe(List.of(topic), new Rebalance());
        while (!stopping.get() && failure.get().isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                accept(record);
            }
            commit();
            regulate();
        }
        giveUp(List.copyOf(tenures.keySet()));
        if (failure.get().isPresent()) {
            throw failure.get().get();
        }
    }

    /** Asks {@link #run()} to end; returns at once. */
    void stop() {
        stopping.set(true);
    }

    /** Leaves the group; after {@link #run()} has returned or was never called. */
    void close() {
        consumer.close();
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        var tenure = tenures.get(new TopicPartition(record.topic(), record.partition()));
        if (tenure == null) {
            return;
        }
        tenure.begin(record);
        metrics.read(family);
        lanes.add(String.valueOf(record.key()), () -> deliver(record, tenure));
    }

    private void deliver(ConsumerRecord<String, byte[]> record, Tenure tenure) {
        if (!tenure.enter()) {
            metrics.abandoned(family);
            return;
        }
        try {
            work.deliver(record, tenure);
            tenure.finish(record);
        } catch (Abandoned _) {
            metrics.abandoned(family);
        } catch (Exception e) {
            // Before anything else of this lane is begun, or a key's next record would overtake this one.
            tenure.end();
            failure.compareAndSet(Optional.empty(), Optional.of(e));
        } finally {
            tenure.leave();
        }
    }

    private void commit() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        tenures.forEach((partition, tenure) -> tenure.toCommit()
                .ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset))));
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (attempted, e) -> {
                if (e != null) {
                    LOG.atDebug().setCause(e).addKeyValue("topic", topic).log("A commit failed; a later one covers it");
                }
            });
        }
    }

    private void regulate() {
        var paused = consumer.paused();
        tenures.forEach((partition, tenure) -> {
            var fullness = tenure.fullness();
            if (fullness >= FULL && !paused.contains(partition)) {
                consumer.pause(List.of(partition));
            } else if (fullness <= HALF_FULL && paused.contains(partition)) {
                consumer.resume(List.of(partition));
            }
        });
    }

    /** Lets calls that have begun come to their end, and commits what is finished. */
    private void giveUp(Collection<TopicPartition> partitions) {
        var ended = end(partitions);
        if (ended.isEmpty()) {
            return;
        }
        try {
            for (var tenure : ended.values()) {
                if (!tenure.awaitIdle(drain)) {
                    LOG.atWarn().addKeyValue("topic", topic).log("A partition is given up with a call under way");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        ended.forEach((partition, tenure) -> tenure.position()
                .ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset))));
        try {
            consumer.commitSync(offsets);
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).addKeyValue("topic", topic)
                    .log("What is finished cannot be committed; it will be looked at again");
        }
    }

    private Map<TopicPartition, Tenure> end(Collection<TopicPartition> partitions) {
        var ended = new HashMap<TopicPartition, Tenure>();
        for (var partition : partitions) {
            var tenure = tenures.remove(partition);
            if (tenure != null) {
                tenure.end();
                ended.put(partition, tenure);
            }
        }
        return ended;
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> tenures.put(partition, new Tenure()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(partitions);
        }

        /** Another owner may have begun already: there is nothing left to wait for or to commit. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            end(partitions);
        }
    }
}
