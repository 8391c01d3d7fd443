package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.sandbox.kafka.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is deployed, with a broker: what is promised across transactions, restarts and poison. */
class TransformerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BROKERS = TestBroker.shared().bootstrapServers();

    @TempDir
    private Path state;

    private TransformerConfig config;
    private Topics topics;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void createTopics() throws CannotStart {
        config = Given.config(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", BROKERS,
                "MILLRACE_TOPICS_PREFIX", "it-" + UUID.randomUUID() + ".",
                "MILLRACE_TOPICS_PARTITIONS", "2",
                "MILLRACE_TOPICS_REPLICATION", "1",
                "MILLRACE_TRANSFORMER_STATE_DIR", state.toString(),
                "MILLRACE_TRANSFORMER_OPERATIONS_HOST", "127.0.0.1",
                "MILLRACE_TRANSFORMER_OPERATIONS_PORT", "0"));
        topics = new Topics(config.topics());
        try (var setup = TopicSetup.connect(config.kafka())) {
            setup.create(topics.all(), topics.replication());
        }
        var orders = orders();
        producer = new KafkaProducer<>(config.kafka().producer(Map.of()), orders.keys().serializer(),
                orders.values().serializer());
    }

    @AfterEach
    void closeProducer() {
        producer.close();
    }

    @Test
    void shouldSendOneCommandWhenAnEventIsPostedTwice() throws Exception {
        // Given
        post(Given.headers("e-1", "order.paid"), Given.customerOrder());

        // When
        post(Given.headers("e-1", "order.paid"), Given.customerOrder());
        post(Given.headers("e-2", "order.paid"), Given.customerOrder());

        // Then
        try (var _ = new Running(config)) {
            assertThat(read(topics.fluent(EventFamily.ORDERS), 2)).extracting(record -> record.value().eventId())
                    .containsExactly("e-1", "e-2");
            assertThat(read(topics.outcomes(), 1)).extracting(record -> record.value().kind())
                    .containsExactly(Ending.Kind.DUPLICATE);
        }
    }

    @Test
    void shouldStillKnowARepeatWhenItWasRestartedWithoutItsState(@TempDir Path empty) throws Exception {
        // Given
        post(Given.headers("e-1", "order.paid"), Given.customerOrder());
        try (var _ = new Running(config)) {
            read(topics.fluent(EventFamily.ORDERS), 1);
        }
        var elsewhere = new TransformerConfig(config.selection(),
                new RunConfig(config.run().deduplicationWindow(), empty, config.run().commitInterval(), 1),
                config.templates(), config.operations(), config.topics(), config.kafka());

        // When
        post(Given.headers("e-1", "order.paid"), Given.customerOrder());
        post(Given.headers("e-2", "order.paid"), Given.customerOrder());

        // Then
        try (var _ = new Running(elsewhere)) {
            assertThat(read(topics.fluent(EventFamily.ORDERS), 2)).extracting(record -> record.value().eventId())
                    .containsExactly("e-1", "e-2");
            assertThat(read(topics.outcomes(), 1)).extracting(record -> record.value().kind())
                    .containsExactly(Ending.Kind.DUPLICATE);
        }
    }

    @Test
    void shouldGoOnWithThePartitionWhenARecordIsPoison() throws Exception {
        // Given
        post(new RecordHeaders(), "\0".getBytes(UTF_8));
        post(Given.headers("e-1", "order.paid"), Given.unrenderableOrder());

        // When
        post(Given.headers("e-2", "order.paid"), Given.customerOrder());

        // Then
        try (var _ = new Running(config)) {
            assertThat(read(topics.fluent(EventFamily.ORDERS), 1)).extracting(record -> record.value().eventId())
                    .containsExactly("e-2");
            assertThat(read(topics.deadLetters(orders()), 2))
                    .extracting(record -> DeadLetter.readFrom(record.headers()).orElseThrow().errorClass())
                    .containsExactly("event", "template");
        }
    }

    @Test
    void shouldShowItsTemplatesAndItsCountsWhenItRuns() throws Exception {
        // Given
        post(Given.headers("e-1", "order.paid"), Given.customerOrder());

        // When
        try (var running = new Running(config); var client = HttpClient.newHttpClient()) {
            Command command = read(topics.fluent(EventFamily.ORDERS), 1).getFirst().value();
            var metrics = client.send(
                    HttpRequest.newBuilder(URI.create(running.transformer.operations() + "/metrics")).build(),
                    BodyHandlers.ofString()).body();

            // Then
            assertThat(metrics).contains("bundle=\"" + command.bundle() + "\"")
                    .containsPattern("millrace_transformer_commands_total\\{.*orders.*} 1\\.0")
                    .contains("kafka_stream_");
        }
    }

    @Test
    void shouldNotStartWhenATopicIsMissing() {
        // Given
        var elsewhere = new TransformerConfig(config.selection(), config.run(), config.templates(),
                config.operations(), Given.config(Map.of("MILLRACE_TOPICS_PREFIX", "nowhere.")).topics(),
                config.kafka());

        // When
        var failure = catchThrowableOfType(CannotStart.class,
                () -> new Transformer(elsewhere, new Random(1), InstantSource.system()).close());

        // Then
        assertThat(failure).hasMessageContaining("nowhere.commerce.orders").hasMessageContaining("millrace setup");
    }

    private Topic<String, byte[]> orders() {
        return topics.commerce(EventFamily.ORDERS);
    }

    private void post(Headers headers, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(orders().name(), null, "entity-1", value, headers))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The first records that were committed to a topic. */
    private <V> List<ConsumerRecord<String, V>> read(Topic<String, V> topic, int count) {
        var settings = config.kafka().consumer(Map.of("group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        var records = new ArrayList<ConsumerRecord<String, V>>();
        try (var consumer = new KafkaConsumer<>(settings, topic.keys().deserializer(),
                topic.values().deserializer())) {
            consumer.subscribe(List.of(topic.name()));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    /** A transformer that runs until it is closed, and must have ended in order then. */
    private static final class Running implements AutoCloseable {
        private final Transformer transformer;
        private final CompletableFuture<Void> ended;

        Running(TransformerConfig config) throws CannotStart {
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

        @Override
        public void close() {
            transformer.stop();
            ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            transformer.close();
        }
    }
}
