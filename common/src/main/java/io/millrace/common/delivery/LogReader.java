package io.millrace.common.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions by offset, as a member of no group, one reading at a time. It sees what is not committed by a
 * transaction too: endings that stand behind an open one would be missed otherwise. Safe for any thread.
 */
public final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Owns {@code consumer}, which must not reset offsets by itself, and must read what is uncommitted. */
    public LogReader(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Takes note of a record. */
    @FunctionalInterface
    public interface Note {
        /** Called in the order of the log. */
        void take(ConsumerRecord<String, byte[]> record);
    }

    /** Whether reading is still of use. */
    @FunctionalInterface
    public interface While {
        /** Called now and then. */
        void check() throws Abandoned;
    }

    /**
     * Reads from these offsets to what is the end now, and returns where that is.
     *
     * @throws Abandoned as soon as {@code still} does
     */
    public Map<TopicPartition, Long> toTheEnd(Map<TopicPartition, Long> from, Note note, While still) throws Abandoned {
        oneAtATime.lock();
        try {
            var ends = new HashMap<>(consumer.endOffsets(from.keySet()));
            var first = consumer.beginningOffsets(from.keySet());
            consumer.assign(from.keySet());
            from.forEach((partition, offset) -> consumer.seek(partition,
                    Math.clamp(offset, first.getOrDefault(partition, 0L), ends.getOrDefault(partition, offset))));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                still.check();
                consumer.poll(POLL).forEach(note::take);
            }
            return ends;
        } finally {
            consumer.unsubscribe();
            oneAtATime.unlock();
        }
    }

    /**
     * Reads the record at this offset, and some of those that follow it.
     *
     * @return what was read; empty when that offset is gone
     * @throws Abandoned as soon as {@code still} does
     */
    List<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset, While still) throws Abandoned {
        oneAtATime.lock();
        try {
            var first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (offset < first) {
                return List.of();
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            while (true) {
                still.check();
                var records = consumer.poll(POLL).records(partition);
                if (!records.isEmpty()) {
                    return records.getFirst().offset() == offset ? records : List.of();
                }
            }
        } finally {
            consumer.unsubscribe();
            oneAtATime.unlock();
        }
    }

    @Override
    public void close() {
        oneAtATime.lock();
        try {
            consumer.close();
        } finally {
            oneAtATime.unlock();
        }
    }
}
