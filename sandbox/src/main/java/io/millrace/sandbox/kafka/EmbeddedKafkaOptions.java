package io.millrace.sandbox.kafka;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an embedded broker listens and stores.
 *
 * @param port the port for clients on 127.0.0.1, or 0 for any free one
 * @param data the folder that outlives the broker and is used again by the next; empty for a temporary one
 */
public record EmbeddedKafkaOptions(int port, Optional<Path> data) {

    /** Any free port, and nothing is kept. */
    public static EmbeddedKafkaOptions temporary() {
        return new EmbeddedKafkaOptions(0, Optional.empty());
    }

    /** Listens on {@code port}. */
    public EmbeddedKafkaOptions withPort(int port) {
        return new EmbeddedKafkaOptions(port, data);
    }

    /** Keeps everything in {@code folder}, which is created when it is not there. */
    public EmbeddedKafkaOptions withData(Path folder) {
        return new EmbeddedKafkaOptions(port, Optional.of(folder));
    }
}
