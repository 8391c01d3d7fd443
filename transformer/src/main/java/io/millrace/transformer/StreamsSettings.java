package io.millrace.transformer;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicsConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/** What the design decides about Kafka Streams, over what the operator says about Kafka. */
record StreamsSettings(RunConfig run, TopicsConfig topics, KafkaSettings kafka) {

    /** The group that reads the events, and the prefix of the memory's changelogs. */
    String applicationId() {
        return topics.prefix() + "transformer";
    }

    /** As the next major version always has it; until then each start without it is a warning. */
    private static final String GLOBAL_EXCEPTION_HANDLER = "processing.exception.handler.global.enabled";

    Properties properties() {
        var decided = new HashMap<String, Object>(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, applicationId(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, run.commitInterval().toMillis(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, run.threads(),
                StreamsConfig.STATE_DIR_CONFIG, run.stateDirectory().toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.replication(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class,
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, UsePartitionTimeOnInvalidTimestamp.class,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topic.MAX_RECORD_BYTES));
        decided.put(GLOBAL_EXCEPTION_HANDLER, true);
        decided.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        var properties = new Properties();
        properties.putAll(kafka.streams(decided));
        return properties;
    }
}
