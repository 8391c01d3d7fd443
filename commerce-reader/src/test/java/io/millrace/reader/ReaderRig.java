package io.millrace.reader;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.command.Ending;
import io.millrace.common.elasticpath.ElasticPathConfig;
import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EnvelopeReading.Known;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sandbox.kafka.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The reader between a broker and a store, with topics of its own. */
final class ReaderRig {
    private static final int PARTITIONS = 2;

    final FakeStore store = new FakeStore();
    final Topics topics;
    private final KafkaSettings kafka = KafkaSettings.at(TestBroker.shared().bootstrapServers());
    private final TopicsConfig topicsConfig;
    private final KafkaProducer<String, byte[]> producer;
    private final Path downloads;
    private Optional<CommerceReader> reader = Optional.empty();
    private CompletableFuture<Void> end = CompletableFuture.completedFuture(null);
    private Policy policy = new Policy(List.of(), Policy.Choice.SKIP, Policy.Choice.SEND);

    ReaderRig(Path downloads) throws Exception {
        this.downloads = downloads;
        topicsConfig = new TopicsConfig("reader-" + UUID.randomUUID() + ".", PARTITIONS, 1, Duration.ofDays(1),
                Duration.ofDays(1), List.of(Duration.ofMillis(200), Duration.ofMillis(400)));
        topics = new Topics(topicsConfig);
        producer = new KafkaProducer<>(kafka.producer(Map.of()), new StringSerializer(), new ByteArraySerializer());
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), topics.replication());
        }
    }

    /** From now on only what is about a new catalogue is told. */
    void reset() {
        store.reset("catalogue-" + UUID.randomUUID());
    }

    void policy(Policy chosen) {
        policy = chosen;
    }

    ReaderRig start() throws Exception {
        var started = new CommerceReader(new ReaderConfig(
                new ElasticPathConfig(store.address(), Optional.empty(), "id", new Secret("secret")), topicsConfig,
                kafka, new BudgetConfig(new InFlight.Fixed(4), OptionalDouble.empty()), Duration.ofSeconds(2),
                downloads, policy, new OperationsConfig("127.0.0.1", 0)), new Random(7), InstantSource.system());
        var ended = new CompletableFuture<Void>();
        Thread.ofPlatform().name("reader-under-test").start(() -> {
            try {
                started.run();
                ended.complete(null);
            } catch (Exception e) {
                ended.completeExceptionally(e);
            }
        });
        reader = Optional.of(started);
        end = ended;
        return this;
    }

    void stop() throws Exception {
        reader.orElseThrow().stop();
        end.get(30, TimeUnit.SECONDS);
        reader.orElseThrow().close();
    }

    /** As the gateway stores the webhook of a release. */
    void announce(String event, ObjectNode release) throws Exception {
        var envelope = Json.object().put("id", UUID.randomUUID().toString()).put("triggered_by", event);
        envelope.set("payload", release);
        if (!(EnvelopeReader.read(Json.write(envelope)) instanceof Known(CommerceEvent known))) {
            throw new IllegalArgumentException("no event of a release");
        }
        var record = new ProducerRecord<>(topics.commerce(EventFamily.RELEASES).name(), known.key(),
                known.envelope());
        EventHeaders.of(known, Instant.now(), TraceParent.start(new Random())).writeTo(record.headers());
        producer.send(record).get(10, TimeUnit.SECONDS);
    }

    void publish(ObjectNode release) throws Exception {
        announce("catalog-release.updated", release);
    }

    /** The payloads of all product events so far, those of one key in their order. */
    List<JsonNode> products() {
        return records(topics.commerce(EventFamily.PRODUCTS)).stream().map(record -> Json.read(record.value()))
                .filter(event -> event.at("/payload/release/catalog_id").asString("").equals(store.catalogue()))
                .toList();
    }

    /** What each event of a product says: its type and id. */
    List<String> told() {
        return products().stream().map(event -> event.path("triggered_by").asString() + " "
                + event.at("/payload/data/id").asString()).toList();
    }

    /** How the releases ended, in order. */
    List<Ending> endings() {
        return records(topics.outcomes()).stream()
                .filter(record -> store.catalogue().equals(record.key()))
                .map(record -> topics.outcomes().values().deserializer().deserialize("", record.value()))
                .filter(ending -> ending.entity() == EventFamily.RELEASES).toList();
    }

    List<ConsumerRecord<String, byte[]>> records(Topic<String, ?> topic) {
        try (var consumer = new KafkaConsumer<>(kafka.consumer(Map.of()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition(topic.name(), partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    void close() throws Exception {
        if (!end.isDone()) {
            stop();
        }
        producer.close();
        store.close();
    }
}
