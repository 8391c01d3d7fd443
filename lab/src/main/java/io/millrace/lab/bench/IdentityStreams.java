package io.millrace.lab.bench;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.transformer.BoundedRocksDb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The baseline for the transformer: the same shape and guarantees, without any thought. Each event is looked up in a
 * store, remembered there and written as it is.
 */
final class IdentityStreams implements AutoCloseable {
    private static final String STORE = "rows";
    /** About what the transformer remembers of one order. */
    private static final int ROW_BYTES = 120;

    private static final long STATE_BYTES = 128L << 20;

    private final LongAdder seen = new LongAdder();
    private final KafkaStreams streams;

    /** Starts at once. */
    IdentityStreams(KafkaSettings kafka, Topic<String, byte[]> from, Topic<String, byte[]> to, Path state,
            int threads) {
        streams = new KafkaStreams(topology(from, to), properties(kafka, state, threads));
        streams.start();
    }

    long count() {
        return seen.sum();
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(20));
    }

    private Topology topology(Topic<String, byte[]> from, Topic<String, byte[]> to) {
        return new Topology()
                .addSource("events", from.keys().deserializer(), from.values().deserializer(), from.name())
                .addProcessor("copy", new Copying(), "events")
                .addSink("copies", to.name(), to.keys().serializer(), to.values().serializer(), "copy");
    }

    private static Properties properties(KafkaSettings kafka, Path state, int threads) {
        var properties = new Properties();
        properties.put(BoundedRocksDb.BYTES, STATE_BYTES);
        properties.putAll(kafka.streams(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "bench-identity",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50L,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads,
                StreamsConfig.STATE_DIR_CONFIG, state.toString(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG, 1,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class,
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4",
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10,
                "processing.exception.handler.global.enabled", true)));
        return properties;
    }

    private final class Copying implements ProcessorSupplier<String, byte[], String, byte[]> {
        @Override
        public Processor<String, byte[], String, byte[]> get() {
            return new Copy();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(),
                    Serdes.ByteArray()));
        }
    }

    private final class Copy implements Processor<String, byte[], String, byte[]> {
        private @Nullable ProcessorContext<String, byte[]> context;
        private @Nullable KeyValueStore<String, byte[]> rows;

        @Override
        public void init(ProcessorContext<String, byte[]> started) {
            context = started;
            rows = started.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            var known = Objects.requireNonNull(rows);
            var row = known.get(record.key());
            known.put(record.key(), row == null ? new byte[ROW_BYTES] : row);
            Objects.requireNonNull(context).forward(record);
            seen.increment();
        }
    }
}
