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
 * @param maxRecordBytes the largest record, compressed
 * @param keeping which records are kept
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values, int partitions, Duration retention,
        int maxRecordBytes, Keeping keeping) {

    /** Which records of a topic are kept. */
    public enum Keeping {
        /** Each, for as long as the retention says. */
        ALL,
        /** The newest of each key, for ever. */
        NEWEST
    }

    /** The largest record of any topic but those of dead letters, in bytes, compressed. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** What a service may add to a record in headers when it writes it to another topic, at most. */
    public static final int HEADROOM_BYTES = 64 * 1024;

    /** How far ahead of the broker's clock a record may be: what is remembered is forgotten by the records' time. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /** A topic whose records are no larger than {@link #MAX_RECORD_BYTES}. */
    public Topic(String name, Serde<K> keys, Serde<V> values, int partitions, Duration retention) {
        this(name, keys, values, partitions, retention, MAX_RECORD_BYTES);
    }

    /** A topic that keeps each record. */
    public Topic(String name, Serde<K> keys, Serde<V> values, int partitions, Duration retention, int maxRecordBytes) {
        this(name, keys, values, partitions, retention, maxRecordBytes, Keeping.ALL);
    }

    /** The same topic, keeping the newest record of each key. */
    public Topic<K, V> compacted() {
        return new Topic<>(name, keys, values, partitions, retention, maxRecordBytes, Keeping.NEWEST);
    }

    /** The broker's settings for this topic, to be created with. */
    public Map<String, String> settings() {
        return Map.of(
                "cleanup.policy", switch (keeping) {
                    case ALL -> "delete";
                    case NEWEST -> "compact";
                },
                "retention.ms", Long.toString(retention.toMillis()),
                "max.message.bytes", Integer.toString(maxRecordBytes),
                "message.timestamp.after.max.ms", Long.toString(AHEAD.toMillis()));
    }
}
