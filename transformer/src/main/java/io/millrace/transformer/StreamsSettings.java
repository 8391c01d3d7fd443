package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicsConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;

/** What the design decides about Kafka Streams, over what the operator says about Kafka. */
record StreamsSettings(RunConfig run, TopicsConfig topics, KafkaSettings kafka) {
    /** As the next major version always has it; until then each start without it is a warning. */
    private static final String GLOBAL_EXCEPTION_HANDLER = "processing.exception.handler.global.enabled";

    /** Some dozens of commands: a batch of Kafka's own size holds three, and costs buffers and a request each time. */
    private static final int BATCH_BYTES = 256 << 10;

    /** The group that reads the chain's events, the prefix of its changelog, and the folder of its state. */
    String applicationId(EventFamily family) {
        return topics.prefix() + "transformer-" + family.word();
    }

    Properties properties(EventFamily family) {
        var decided = new HashMap<String, Object>(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, applicationId(family),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, run.commitInterval().toMillis(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, run.threads().of(family),
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, run.standbyReplicas(),
                StreamsConfig.STATE_DIR_CONFIG, run.stateDirectory().toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.replication(),
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class));
        // What is stored is read in the order of time; nobody waits for what is not stored yet.
        decided.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        // What cannot be written stops the instance; skipping it would lose an event.
        decided.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class);
        decided.put(GLOBAL_EXCEPTION_HANDLER, true);
        decided.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        decided.put(BoundedRocksDb.BYTES, (long) run.stateMegabytes() << 20);
        // Kafka counts a record before it is compressed.
        decided.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Topic.MAX_RECORD_BYTES + 2 * Topic.HEADROOM_BYTES);
        decided.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        decided.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        var properties = new Properties();
        properties.putAll(kafka.streams(decided));
        return properties;
    }
}
