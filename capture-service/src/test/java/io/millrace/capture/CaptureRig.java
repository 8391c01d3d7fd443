package io.millrace.capture;

import io.millrace.common.command.Ending;
import io.millrace.common.json.Json;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.elasticpath.ElasticPathSimulator;
import io.millrace.sandbox.kafka.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.node.ObjectNode;

/** The service between a broker and a simulated Elastic Path, with topics of its own. */
final class CaptureRig {
    final ElasticPathSimulator elasticPath;
    final Shop shop;
    private final Signer signer = new Signer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final KafkaSettings kafka = KafkaSettings.at(TestBroker.shared().bootstrapServers());
    private final CaptureConfig config;
    private final Topics topics;
    private final CaptureService service;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** Starts it, with two tiers and short waits. */
    CaptureRig(Map<String, String> settings) throws Exception {
        var shopConfig = ElasticPathConfig.local();
        elasticPath = ElasticPathSimulator.start(shopConfig);
        shop = new Shop(elasticPath, shopConfig);
        var all = CaptureSettings.standard()
                .with("KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers())
                .with("TOPICS_PREFIX", "capture-" + UUID.randomUUID() + ".")
                .with("TOPICS_RETRY_DELAYS", "300ms,700ms")
                .with("CAPTURE_FLUENT_KEYS", signer.publicKey())
                .with("CAPTURE_REQUEST_DEADLINE", "2s")
                .with("ELASTIC_PATH_URL", elasticPath.address().toString())
                .with("ELASTIC_PATH_CLIENT_ID", shopConfig.clientId())
                .with("ELASTIC_PATH_CLIENT_SECRET", shopConfig.clientSecret().reveal());
        for (var setting : settings.entrySet()) {
            all = all.with(setting.getKey(), setting.getValue());
        }
        config = all.config();
        topics = new Topics(config.topics());
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), (short) 1);
        }
        service = new CaptureService(config, new Random(7), InstantSource.system());
        Thread.ofPlatform().name("capture-under-test").start(() -> {
            try {
                service.run();
                end.complete(null);
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
    }

    /** Says that an order is complete; returns the status of the answer. */
    int complete(String orderRef) throws Exception {
        return post(Signer.webhook(UUID.randomUUID().toString(), orderRef));
    }

    int post(ObjectNode webhook) throws Exception {
        var body = Json.write(webhook);
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + CaptureConfig.PATH))
                .header("Content-Type", "application/json").header(SignatureCheck.HEADER, signer.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** The endings of one order, so far. */
    List<Ending> endings(String orderRef) {
        var topic = topics.outcomes();
        return read(topic).stream().filter(record -> orderRef.equals(record.key()))
                .map(record -> topic.values().deserializer().deserialize(topic.name(), record.value())).toList();
    }

    List<ConsumerRecord<String, byte[]>> requests() {
        return read(topics.captures());
    }

    List<ConsumerRecord<String, byte[]>> deadLetters() {
        return read(topics.deadLetters(topics.captures()));
    }

    /** How many captures were sent. */
    long capturesSent() throws Exception {
        var metrics = client.send(HttpRequest.newBuilder(URI.create(service.operations() + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        return metrics.lines().filter(line -> line.startsWith("millrace_capture_calls_seconds_count")
                && line.contains("operation=\"capture\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private List<ConsumerRecord<String, byte[]>> read(Topic<String, ?> topic) {
        try (var consumer = new KafkaConsumer<>(kafka.consumer(Map.of("isolation.level", "read_committed")),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var i = 0; i < topic.partitions(); i++) {
                partitions.add(new TopicPartition(topic.name(), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    void close() throws Exception {
        service.stop();
        try {
            end.get(60, TimeUnit.SECONDS);
        } finally {
            service.close();
            shop.close();
            client.close();
            elasticPath.close();
        }
    }
}
