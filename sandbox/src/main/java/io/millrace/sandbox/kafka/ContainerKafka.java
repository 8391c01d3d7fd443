package io.millrace.sandbox.kafka;

import io.millrace.common.start.CannotStart;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The same broker from its official image. Needs {@code testcontainers-kafka} and a container engine. */
final class ContainerKafka implements Broker {
    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final Map<String, String> SETTINGS = Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_MESSAGE_MAX_BYTES", BrokerSettings.LARGEST_RECORD,
            "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "500",
            "KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "500",
            "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "3000",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    /**
     * Starts, and returns when the broker answers.
     *
     * @throws CannotStart when there is no container engine
     */
    static ContainerKafka start() throws CannotStart {
        return start(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    static ContainerKafka start(BooleanSupplier engineAnswers) throws CannotStart {
        if (!engineAnswers.getAsBoolean()) {
            throw new CannotStart("-Dkafka=container needs a container engine such as Docker and none answers;"
                    + " start one, or leave the property out to test with the embedded broker");
        }
        var container = new KafkaContainer(IMAGE).withEnv(SETTINGS);
        container.start();
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.close();
    }
}
