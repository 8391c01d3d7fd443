package io.millrace.sink;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's clients, with the settings that the sink's promises rest on. */
record SinkKafka(KafkaSettings settings, String prefix) {
    /** Events are stored compressed, and may be far larger when read back for a dead letter. */
    private static final int MAX_UNCOMPRESSED = 16 * Topic.MAX_RECORD_BYTES;

    /** Reads the commands of one entity, as a member of the group for it. */
    KafkaConsumer<String, byte[]> consumer(EventFamily family) {
        return new KafkaConsumer<>(settings.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, prefix + "fluent-sink-" + family.word(),
                ConsumerConfig.CLIENT_ID_CONFIG, prefix + "fluent-sink-" + family.word(),
                // Only what changes hands is drained, and topics of one chain keep the same owner.
                ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer",
                ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads single records by their offsets. */
    KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(settings.consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1)),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes what all in-sync replicas have. */
    KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(settings.producer(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_UNCOMPRESSED,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_UNCOMPRESSED)),
                new StringSerializer(), new ByteArraySerializer());
    }
}
