package io.millrace.common.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic, and how its records are written: declared once, in {@link Topics}, and used by producers, consumers, setup
 * and tests.
 *
 * @param name the full name, prefix included
 * @param keys how keys are written
 * @param values how values are written
 * @param partitions how many partitions it has; the same over one chain, so that an entity keeps its partition number
 * @param retention how long records are kept
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values, int partitions, Duration retention) {

    /** The largest record of any topic, in bytes, compressed. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** The broker's settings for this topic, to be created with. */
    public Map<String, String> settings() {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(retention.toMillis()),
                "max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    }
}
