package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows how a chain's memory is rebuilt from its changelog, which holds up the events of that partition. Called by
 * the threads that restore.
 */
final class Restoring implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

    private final EventFamily family;
    private final Desk desk;
    private final Map<TopicPartition, Progress> partitions = new ConcurrentHashMap<>();

    Restoring(EventFamily family, Desk desk) {
        this.family = family;
        this.desk = desk;
    }

    private record Progress(Instant started, AtomicLong remaining) {}

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        partitions.put(partition, new Progress(desk.clock().instant(), new AtomicLong(to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        partitions.computeIfPresent(partition, (_, progress) -> {
            progress.remaining().addAndGet(-count);
            return progress;
        });
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        var progress = partitions.remove(partition);
        if (progress != null && total > 0) {
            var took = Duration.between(progress.started(), desk.clock().instant());
            desk.metrics().restored(family, took);
            LOG.atInfo().addKeyValue("topic", partition.topic()).addKeyValue("partition", partition.partition())
                    .log("Memory was rebuilt from {} records in {} ms", total, took.toMillis());
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        partitions.remove(partition);
    }

    /** Records that have still to be read before events are; about, since markers of transactions count too. */
    long remaining() {
        return partitions.values().stream().mapToLong(progress -> Math.max(0, progress.remaining().get())).sum();
    }
}
