package io.millrace.sandbox.kafka;

import io.millrace.common.start.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * The one broker that all tests of a JVM share; tests keep apart by topic names. The system property {@code kafka} says
 * which: {@code embedded}, the default, or {@code container}.
 */
public final class TestBroker {
    private static @Nullable Broker shared;

    private TestBroker() {}

    /**
     * The broker, started by the first caller and stopped when the JVM ends; closing it is not the caller's part.
     *
     * @throws IllegalArgumentException when the property has another value
     * @throws IllegalStateException when the broker cannot start, with the reason in one sentence
     */
    public static synchronized Broker shared() {
        if (shared == null) {
            var broker = start(System.getProperty("kafka", "embedded"));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-test-broker"));
            shared = broker;
        }
        return shared;
    }

    static Broker start(String kind) {
        try {
            return switch (kind) {
                case "embedded" -> EmbeddedKafka.start();
                case "container" -> ContainerKafka.start();
                default -> throw new IllegalArgumentException(
                        "the system property kafka is '" + kind + "'; it may be embedded or container");
            };
        } catch (CannotStart e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
