package io.millrace.ops.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads stretches of partitions by offset, as a member of no group. For one thread. */
public final class Stretches implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SILENT_POLLS = 150;

    private final Consumer<String, byte[]> consumer;

    /** Owns {@code consumer}, which must not reset offsets by itself. */
    Stretches(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Takes note of a record. */
    @FunctionalInterface
    public interface Note {
        /** Called in the order of each partition. */
        void take(ConsumerRecord<String, byte[]> record);
    }

    /** All partitions of a topic. */
    public static Set<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    /** Where each partition ends now. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Where to begin to see what was written at or after this moment; for none, all that is there. */
    public Map<TopicPartition, Long> since(Collection<TopicPartition> partitions, Optional<Instant> moment) {
        if (moment.isEmpty()) {
            return partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> 0L));
        }
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        consumer.offsetsForTimes(partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> moment.get().toEpochMilli())))
                .forEach((partition, found) -> {
                    if (found != null) {
                        ends.put(partition, found.offset());
                    }
                });
        return ends;
    }

    /** Reads from these offsets to what is the end now. */
    public void toTheEnd(Map<TopicPartition, Long> from, Note note) {
        read(from, ends(from.keySet()), note);
    }

    /**
     * Reads from these offsets up to those, which are not read themselves.
     *
     * @throws TimeoutException when the brokers send nothing for half a minute
     */
    public void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, Note note) {
        var first = consumer.beginningOffsets(from.keySet());
        consumer.assign(from.keySet());
        from.forEach((partition, offset) -> consumer.seek(partition,
                Math.max(offset, first.getOrDefault(partition, 0L))));
        var silent = 0;
        while (pending(until)) {
            var records = consumer.poll(POLL);
            silent = records.isEmpty() ? silent + 1 : 0;
            if (silent > SILENT_POLLS) {
                throw new TimeoutException("reading stopped halfway");
            }
            records.forEach(record -> {
                var end = until.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    note.take(record);
                }
            });
        }
        consumer.unsubscribe();
    }

    /** The record at this offset; empty when it is gone. */
    public Optional<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset) {
        var ends = ends(List.of(partition));
        if (offset < 0 || offset >= ends.getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        var found = new HashMap<Long, ConsumerRecord<String, byte[]>>();
        read(Map.of(partition, offset), Map.of(partition, offset + 1), record -> found.put(record.offset(), record));
        return Optional.ofNullable(found.get(offset));
    }

    /** Partitions that are through are read no further. */
    private boolean pending(Map<TopicPartition, Long> until) {
        var through = consumer.assignment().stream()
                .filter(partition -> consumer.position(partition) >= until.getOrDefault(partition, 0L)).toList();
        consumer.pause(through);
        return through.size() < consumer.assignment().size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
