package io.millrace.gateway;

import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topics;
import io.millrace.common.webhook.AckHealth;
import io.millrace.common.webhook.HelidonServer;
import io.millrace.common.webhook.InFlight;
import io.millrace.common.webhook.RecordStore;
import io.millrace.common.webhook.WebhookDoor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The gateway's HTTP side over Kafka's own mock producer, on a real loopback port. */
final class LocalGateway implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    final MockProducer<String, byte[]> producer;
    final InMemoryGatewayMetrics metrics = new InMemoryGatewayMetrics();
    final InFlight inFlight;
    private final HelidonServer server;

    private LocalGateway(GatewayConfig config, MockProducer<String, byte[]> producer) throws CannotStart {
        this.producer = producer;
        inFlight = new InFlight(config.webhooks().maxInFlight());
        var clock = InstantSource.fixed(NOON);
        var store = new EventStore(new RecordStore(producer, new AckHealth(clock)), new Topics(config.topics()),
                metrics);
        var reception = new GatewayReception(new Doorkeeper(config.secrets()),
                new Intake(store, clock, new Random(7)));
        server = new HelidonServer(config.webhooks(), new WebhookDoor(GatewayConfig.KIND, inFlight, reception, metrics,
                config.webhooks().deadline()));
    }

    /** Each event is acked at once. */
    static LocalGateway acking(Settings settings) throws CannotStart {
        return new LocalGateway(settings.config(), producer(true));
    }

    /** No event is ever acked, unless the test does it. */
    static LocalGateway silent(Settings settings) throws CannotStart {
        return new LocalGateway(settings.config(), producer(false));
    }

    static MockProducer<String, byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new StringSerializer(), new ByteArraySerializer());
    }

    int port() {
        return server.port();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A webhook as Elastic Path sends it. */
    HttpRequest.Builder webhook(byte[] body) {
        return HttpRequest.newBuilder(at(GatewayConfig.PATH))
                .header("Content-Type", "application/json")
                .header(GatewayConfig.SECRET_HEADER, Settings.SECRET)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
