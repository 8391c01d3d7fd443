package io.millrace.gateway;

import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A whole gateway with topics of its own, run as a process would run it. */
final class RunningGateway implements AutoCloseable {
    final IngestGateway gateway;
    final Topics topics;
    final String brokers;
    private final CompletableFuture<Void> ended;

    private RunningGateway(GatewayConfig config, String brokers) throws CannotStart {
        this.brokers = brokers;
        topics = new Topics(config.topics());
        gateway = new IngestGateway(config, new Random(), InstantSource.system());
        ended = CompletableFuture.runAsync(this::run, task -> Thread.ofPlatform().start(task));
    }

    /** Creates the topics first, under a prefix of its own. */
    static RunningGateway start(String brokers, Settings settings) throws CannotStart {
        var config = at(brokers, settings).config();
        try (var setup = TopicSetup.connect(config.kafka())) {
            setup.create(commerce(new Topics(config.topics())), (short) 1);
        }
        return new RunningGateway(config, brokers);
    }

    /** Settings for that broker, under a prefix that nobody else uses. */
    static Settings at(String brokers, Settings settings) {
        return settings.with("KAFKA_BOOTSTRAP_SERVERS", brokers)
                .with("TOPICS_PREFIX", "gateway-" + UUID.randomUUID() + ".");
    }

    static List<Topic<String, ?>> commerce(Topics topics) {
        return Arrays.stream(EventFamily.values()).<Topic<String, ?>>map(topics::commerce).toList();
    }

    HttpRequest webhook(byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + GatewayConfig.PATH))
                .header("Content-Type", "application/json")
                .header(GatewayConfig.SECRET_HEADER, Settings.SECRET)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Done when the service has come to its end. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void run() {
        try (gateway) {
            gateway.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gateway.stop();
        ended.join();
    }
}
