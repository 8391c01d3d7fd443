package io.millrace.common.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka in memory, as far as a chain needs it. Logs keep what was read, so that it can be read again. */
final class Logs {
    /** As many as a consumer hands out at most by default. */
    static final int POLLED_AT_ONCE = 500;

    private static final Duration AS_IF_NOTHING_CAME = Duration.ofMillis(2);

    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> logs = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** The next commits that wait for an answer get none. */
    void refuseCommits(int many) {
        refusals.set(many);
    }

    /** How many of those were asked for. */
    int refused() {
        return refused.get();
    }

    void append(TopicPartition partition, String key, byte[] value) {
        append(new ProducerRecord<>(partition.topic(), partition.partition(), key, value));
    }

    private void append(ProducerRecord<String, byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        var log = log(partition);
        synchronized (log) {
            var size = record.value() == null ? 0 : record.value().length;
            log.add(new ConsumerRecord<>(partition.topic(), partition.partition(), log.size(), 0L,
                    TimestampType.CREATE_TIME, 0, size, record.key(), record.value(), record.headers(),
                    Optional.empty()));
        }
    }

    private List<ConsumerRecord<String, byte[]>> log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    private List<ConsumerRecord<String, byte[]>> from(TopicPartition partition, long offset) {
        var log = log(partition);
        synchronized (log) {
            var first = Math.toIntExact(Math.min(offset, log.size()));
            return List.copyOf(log.subList(first, Math.min(log.size(), first + POLLED_AT_ONCE)));
        }
    }

    private long end(TopicPartition partition) {
        var log = log(partition);
        synchronized (log) {
            return log.size();
        }
    }

    /** Writes to the logs. */
    MockProducer<String, byte[]> producer() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                append(record);
                var sent = super.send(record);
                clear();
                return sent;
            }
        };
    }

    /** Reads what it is assigned. */
    Reader reader() {
        return new Reader();
    }

    /** Reads as the only member of a group. */
    Reader member(Collection<TopicPartition> column) {
        var member = new Reader();
        member.column.addAll(column);
        return member;
    }

    /** Shows at each poll what stands behind its position, unless that partition is paused. */
    final class Reader extends MockConsumer<String, byte[]> {
        private final List<TopicPartition> column = new ArrayList<>();

        private Reader() {
            super("earliest");
        }

        @Override
        public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            super.subscribe(topics, listener);
            updateBeginningOffsets(beginningOffsets(column));
            schedulePollTask(() -> rebalance(column));
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            for (var partition : assignment()) {
                if (!paused().contains(partition)) {
                    from(partition, position(partition)).forEach(this::addRecord);
                }
            }
            var records = super.poll(timeout);
            if (records.isEmpty()) {
                LockSupport.parkNanos(AS_IF_NOTHING_CAME.toNanos());
            }
            return records;
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refused.incrementAndGet();
                throw new TimeoutException("planned");
            }
            super.commitSync(offsets);
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            var first = new HashMap<TopicPartition, Long>();
            partitions.forEach(partition -> first.put(partition, 0L));
            return first;
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            var ends = new HashMap<TopicPartition, Long>();
            partitions.forEach(partition -> ends.put(partition, end(partition)));
            return ends;
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            updateBeginningOffsets(beginningOffsets(partitions));
        }
    }
}
