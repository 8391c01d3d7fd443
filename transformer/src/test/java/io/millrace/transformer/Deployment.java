package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.sandbox.kafka.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;

/** Topics of its own on the shared broker, and transformers that read them. */
final class Deployment implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, String> settings;
    private final List<Future<RecordMetadata>> posted = new ArrayList<>();
    private final Topics topics;
    private final KafkaProducer<String, byte[]> producer;

    /** Creates the topics. */
    Deployment(Path state, Map<String, String> more) throws CannotStart {
        settings = new HashMap<>(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers(),
                "MILLRACE_FLUENT_RETAILER_ID", "1",
                "MILLRACE_FLUENT_CATALOGUE_REF", "DEFAULT:1",
                "MILLRACE_TOPICS_PREFIX", "it-" + UUID.randomUUID() + ".",
                "MILLRACE_TOPICS_PARTITIONS", "2",
                "MILLRACE_TOPICS_REPLICATION", "1",
                "MILLRACE_TRANSFORMER_STATE_DIR", state.toString(),
                "MILLRACE_TRANSFORMER_OPERATIONS_HOST", "127.0.0.1",
                "MILLRACE_TRANSFORMER_OPERATIONS_PORT", "0"));
        settings.putAll(more);
        topics = new Topics(config().topics());
        try (var setup = TopicSetup.connect(config().kafka())) {
            setup.create(topics.all(), topics.replication());
        }
        var orders = topics.commerce(EventFamily.ORDERS);
        // A record's size counts before it is compressed here, and after that at the broker.
        producer = new KafkaProducer<>(config().kafka().producer(
                Map.of("compression.type", "lz4", "max.request.size", 16 << 20)), orders.keys().serializer(),
                orders.values().serializer());
    }

    TransformerConfig config() {
        return Given.config(settings);
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    Topics topics() {
        return topics;
    }

    /** The same topics, with another setting. */
    Deployment set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** An event of {@code order.paid}. */
    void post(String id, String entity, byte[] order) throws Exception {
        post(EventFamily.ORDERS, headers(id, "order.paid", entity), entity, order);
        posted.getLast().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Anything; does not wait. */
    void post(EventFamily family, Headers headers, String key, byte[] value) {
        posted.add(producer.send(new ProducerRecord<>(topics.commerce(family).name(), null, key, value, headers)));
    }

    static Headers headers(String id, String type, String entity) {
        var headers = new RecordHeaders();
        new EventHeaders(id, type, "/elastic-path/integrations/1", Given.NOON, entity, Given.TRACE).writeTo(headers);
        return headers;
    }

    /** The first records that were committed to a topic. */
    <V> List<ConsumerRecord<String, V>> read(Topic<String, V> topic, int count) {
        var records = new ArrayList<ConsumerRecord<String, V>>();
        try (var consumer = consumer(topic)) {
            consumer.subscribe(List.of(topic.name()));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    /** How many records a topic holds at most: markers of transactions count too. */
    long size(Topic<String, ?> topic) {
        try (var consumer = consumer(topic)) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(found -> new TopicPartition(topic.name(), found.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A transformer in this JVM that has begun to read. */
    Running start() throws CannotStart {
        return new Running(config());
    }

    @Override
    public void close() {
        producer.close();
    }

    private <V> KafkaConsumer<String, V> consumer(Topic<String, V> topic) {
        var consumer = config().kafka().consumer(Map.of("group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        return new KafkaConsumer<>(consumer, topic.keys().deserializer(), topic.values().deserializer());
    }

    /** Runs until it is closed, and must have ended in order then. */
    static final class Running implements AutoCloseable {
        private final Transformer transformer;
        private final CompletableFuture<Void> ended;

        private Running(TransformerConfig config) throws CannotStart {
            transformer = new Transformer(config, new Random(3), InstantSource.system());
            ended = CompletableFuture.runAsync(() -> {
                try {
                    transformer.run();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await().atMost(PATIENCE).until(() -> transformer.readiness().isReady());
        }

        /** What Prometheus would read. */
        String metrics() throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create(transformer.operations() + "/metrics")).build();
                return client.send(request, BodyHandlers.ofString()).body();
            }
        }

        @Override
        public void close() {
            transformer.stop();
            ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            transformer.close();
        }
    }
}
