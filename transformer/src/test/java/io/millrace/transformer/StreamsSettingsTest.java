package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import java.util.Map;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.junit.jupiter.api.Test;

/** What Kafka Streams is told. */
class StreamsSettingsTest {

    @Test
    void shouldTellWhatThePromisesNeedWhenNothingIsSaid() {
        // When
        var properties = settings(Map.of());

        // Then
        assertThat(properties).containsAllEntriesOf(Map.of(
                "processing.guarantee", "exactly_once_v2",
                "num.standby.replicas", 1,
                "commit.interval.ms", 50L,
                "max.task.idle.ms", 0L,
                "production.exception.handler", DefaultProductionExceptionHandler.class,
                "default.timestamp.extractor", RecordTime.class,
                "rocksdb.config.setter", BoundedRocksDb.class,
                BoundedRocksDb.BYTES, 96L << 20,
                "producer.compression.type", "lz4"));
    }

    @Test
    void shouldTellWhatIsConfigured() {
        // When
        var properties = settings(Map.of(
                "MILLRACE_TRANSFORMER_STANDBY_REPLICAS", "2",
                "MILLRACE_TRANSFORMER_STATE_MEMORY", "256",
                "MILLRACE_TRANSFORMER_THREADS_ORDERS", "5",
                "MILLRACE_TOPICS_PREFIX", "shop.",
                "MILLRACE_KAFKA_SECURITY_PROTOCOL", "SSL"));

        // Then
        assertThat(properties).containsAllEntriesOf(Map.of(
                "num.standby.replicas", 2,
                BoundedRocksDb.BYTES, 256L << 20,
                "num.stream.threads", 5,
                "application.id", "shop.transformer-orders",
                "security.protocol", "SSL"));
    }

    private static Map<Object, Object> settings(Map<String, String> settings) {
        var config = Given.config(settings);
        return new StreamsSettings(config.run(), config.topics(), config.kafka()).properties(EventFamily.ORDERS);
    }
}
