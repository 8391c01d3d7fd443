package io.millrace.common.delivery;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's clients, with the settings that the promises of delivery rest on.
 */
public record DeliveryClients(KafkaSettings settings) {
    /** Events are stored compressed, and may be far larger when read back for a dead letter. */
    private static final int MAX_UNCOMPRESSED = 16 * Topic.MAX_RECORD_BYTES;
    private static final int WRITING = Math.toIntExact(ChainSetup.WRITING.toMillis());

    /** What a reader sees. */
    public enum Isolation {
        /** Everything. */
        UNCOMMITTED,
        /** Nothing that belongs to a transaction that is open or was given up. */
        COMMITTED
    }

    /** Reads a main topic and its tiers as a member of this group. */
    KafkaConsumer<String, byte[]> member(String group) {
        return new KafkaConsumer<>(settings.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.CLIENT_ID_CONFIG, group,
                // Only what changes hands is drained, and one member gets the same partition of each topic.
                ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer",
                ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation(Isolation.COMMITTED),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads by offset, as a member of no group. */
    public KafkaConsumer<String, byte[]> reader(Isolation isolation) {
        return new KafkaConsumer<>(settings.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation(isolation),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes what all in-sync replicas have, and gives up so early that no write arrives when another owner works. */
    public KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(settings.producer(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, WRITING,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, WRITING / 2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) WRITING,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_UNCOMPRESSED,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_UNCOMPRESSED)),
                new StringSerializer(), new ByteArraySerializer());
    }

    private static String isolation(Isolation isolation) {
        return "read_" + isolation.name().toLowerCase(Locale.ROOT);
    }
}
