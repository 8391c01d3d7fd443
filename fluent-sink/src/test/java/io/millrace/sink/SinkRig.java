package io.millrace.sink;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.FluentSimulator;
import io.millrace.sandbox.kafka.TestBroker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

/** The sink between a broker and the Fluent simulator, with topics of its own. */
final class SinkRig {
    private static final int PARTITIONS = 3;

    final FluentSimulator fluent;
    final Topics topics;
    private final KafkaSettings kafka = KafkaSettings.at(TestBroker.shared().bootstrapServers());
    private final TopicsConfig topicsConfig;
    private final FluentConfig account;
    private final KafkaProducer<String, byte[]> producer;
    private final RouteConfig routes;
    private BlockedKeys blocked = BlockedKeys.CONTINUE;
    private final Deque<Running> running = new ArrayDeque<>();

    private record Running(FluentSink sink, CompletableFuture<Void> end) {}

    SinkRig(FluentConfig account) throws Exception {
        this(account, RouteConfig.DEFAULT);
    }

    SinkRig(FluentConfig account, RouteConfig routes) throws Exception {
        this(account, routes, List.of(Duration.ofMillis(300), Duration.ofMillis(700)));
    }

    SinkRig(FluentConfig account, RouteConfig routes, List<Duration> retryDelays) throws Exception {
        this.account = account;
        this.routes = routes;
        topicsConfig = new TopicsConfig("sink-" + UUID.randomUUID() + ".", PARTITIONS, 1, Duration.ofDays(1),
                Duration.ofDays(1), retryDelays);
        fluent = FluentSimulator.start(account);
        topics = new Topics(topicsConfig);
        producer = new KafkaProducer<>(kafka.producer(Map.of()), new StringSerializer(), new ByteArraySerializer());
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), topics.replication());
        }
    }

    /** Starts the service, with two tiers and short waits. */
    FluentSink start() throws Exception {
        return start(access(fluent.address(), account.password()));
    }

    /** How the account is reached by whoever knows this address and password. */
    io.millrace.common.fluent.FluentConfig access(URI address, Secret password) {
        return new io.millrace.common.fluent.FluentConfig(address, account.username(), password, account.clientId(),
                account.clientSecret(), Optional.of("SANDBOX"));
    }

    /** The same with another way to Fluent. */
    FluentSink start(io.millrace.common.fluent.FluentConfig access) throws Exception {
        var sink = new FluentSink(
                new SinkConfig(access, topicsConfig, kafka,
                        new BudgetConfig(new InFlight.Fixed(8), OptionalDouble.empty()), blocked,
                        Duration.ofSeconds(2), new OperationsConfig("127.0.0.1", 0), routes),
                new Random(7),
                InstantSource.system());
        var end = new CompletableFuture<Void>();
        Thread.ofPlatform().name("sink-under-test").start(() -> {
            try {
                sink.run();
                end.complete(null);
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        running.push(new Running(sink, end));
        return sink;
    }

    /** The settings of a sink that runs as a process of its own. */
    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers()),
                Map.entry("MILLRACE_TOPICS_PREFIX", topicsConfig.prefix()),
                Map.entry("MILLRACE_TOPICS_PARTITIONS", Integer.toString(PARTITIONS)),
                Map.entry("MILLRACE_TOPICS_REPLICATION", "1"),
                Map.entry("MILLRACE_TOPICS_RETRY_DELAYS", "300ms,700ms"),
                Map.entry("MILLRACE_FLUENT_URL", fluent.address().toString()),
                Map.entry("MILLRACE_FLUENT_USERNAME", account.username()),
                Map.entry("MILLRACE_FLUENT_PASSWORD", account.password().reveal()),
                Map.entry("MILLRACE_FLUENT_CLIENT_ID", account.clientId()),
                Map.entry("MILLRACE_FLUENT_CLIENT_SECRET", account.clientSecret().reveal()),
                Map.entry("MILLRACE_SINK_IN_FLIGHT", "16"),
                Map.entry("MILLRACE_SINK_REQUEST_DEADLINE", "2s"),
                Map.entry("MILLRACE_SINK_OPERATIONS_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_SINK_OPERATIONS_PORT", "0"));
    }

    /** From the next start on, a dead letter holds its key. */
    void holdBlockedKeys() {
        blocked = BlockedKeys.HOLD;
    }

    /** Stops the instance that was started last. */
    void stop() throws Exception {
        var current = running.pop();
        current.sink().stop();
        try {
            current.end().get(60, TimeUnit.SECONDS);
        } finally {
            current.sink().close();
        }
    }

    /** Stores a source event and the command made of it. */
    SourceRecord send(Command command) throws Exception {
        return send(command.ref(), command);
    }

    /** The same with a key of its own, as products have. */
    SourceRecord send(String key, Command command) throws Exception {
        var event = ("{\"id\":\"" + command.eventId() + "\"}").getBytes(StandardCharsets.UTF_8);
        var stored = producer.send(new ProducerRecord<>(topics.commerce(command.entity()).name(), key, event))
                .get();
        var source = new SourceRecord(stored.topic(), stored.partition(), stored.offset(),
                Instant.ofEpochMilli(stored.timestamp()));
        var located = new Command(command.entity(), command.ref(), command.customerRef(), command.version(),
                command.bundle(), command.eventId(), command.eventType(), source, command.rendered(),
                command.mutations());
        var topic = topics.fluent(command.entity());
        send(topic, key, topic.values().serializer().serialize(topic.name(), located), command.eventType());
        return source;
    }

    /** So many copies of a command, without waiting for each. */
    void produce(String key, int copies, Command command) {
        var topic = topics.fluent(command.entity());
        for (var copy = 0; copy < copies; copy++) {
            var record = new ProducerRecord<>(topic.name(), key,
                    topic.values().serializer().serialize(topic.name(), command));
            new EventHeaders("event-" + copy, command.eventType(), "/test", Instant.now(), key,
                    TraceParent.start(new Random(3))).writeTo(record.headers());
            var _ = producer.send(record);
        }
        producer.flush();
    }

    void send(Topic<String, ?> topic, String key, byte[] value, String type) throws Exception {
        send(topic, key, value, type, Map.of());
    }

    /** The same with a header such as those of a replay. */
    void send(Command command, String header, String text) throws Exception {
        var topic = topics.fluent(command.entity());
        send(topic, command.ref(), topic.values().serializer().serialize(topic.name(), command), command.eventType(),
                Map.of(header, text));
    }

    private void send(Topic<String, ?> topic, String key, byte[] value, String type, Map<String, String> more)
            throws Exception {
        var record = new ProducerRecord<>(topic.name(), key, value);
        new EventHeaders("event-" + key, type, "/test", Instant.now(), key, TraceParent.start(new Random(3)))
                .writeTo(record.headers());
        more.forEach((name, text) -> EventHeaders.put(record.headers(), name, text));
        producer.send(record).get();
    }

    /** The records of one key in a tier, so far. */
    List<ConsumerRecord<String, byte[]>> waiting(EventFamily family, int tier, String key) {
        return read(topics.retries(topics.fluent(family)).get(tier - 1)).stream()
                .filter(record -> key.equals(record.key())).toList();
    }

    /** The endings of one key, so far. */
    List<Ending> endings(String key) {
        var topic = topics.outcomes();
        return read(topic).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> topic.values().deserializer().deserialize(topic.name(), record.value()))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> deadLetters(EventFamily family) {
        return read(topics.deadLetters(topics.fluent(family)));
    }

    List<ConsumerRecord<String, byte[]>> read(Topic<String, ?> topic) {
        try (var consumer = new KafkaConsumer<>(kafka.consumer(Map.of("isolation.level", "read_committed")),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var i = 0; i < PARTITIONS; i++) {
                partitions.add(new TopicPartition(topic.name(), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    void close() throws Exception {
        while (!running.isEmpty()) {
            stop();
        }
        producer.close();
        fluent.close();
    }
}
