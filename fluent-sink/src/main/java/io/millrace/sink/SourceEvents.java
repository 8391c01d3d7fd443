package io.millrace.sink;

import io.millrace.common.command.SourceRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads single events back from where they are stored, one at a time, with a consumer that belongs to no group. Safe
 * for any thread.
 */
final class SourceEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceEvents.class);
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Owns {@code consumer}, which must not reset offsets by itself. */
    SourceEvents(Consumer<String, byte[]> consumer, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    /** The event's value, or empty when it is gone or cannot be had within a bounded time. */
    Optional<byte[]> read(SourceRecord source) {
        oneAtATime.lock();
        try {
            var partition = new TopicPartition(source.topic(), source.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, source.offset());
            return poll(partition, source.offset());
        } catch (KafkaException e) {
            LOG.atDebug().setCause(e).addKeyValue("topic", source.topic())
                    .addKeyValue("partition", source.partition()).addKeyValue("offset", source.offset())
                    .log("A source event cannot be read back");
            return Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<byte[]> poll(TopicPartition partition, long offset) {
        var end = clock.instant().plus(AT_MOST);
        while (clock.instant().isBefore(end)) {
            for (var record : consumer.poll(POLL).records(partition)) {
                return record.offset() == offset ? Optional.ofNullable(record.value()) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
