package io.millrace.lab.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** A folder for state that nobody needs afterwards. */
final class StateFolder implements AutoCloseable {
    private final Path path;

    StateFolder() {
        try {
            path = Files.createTempDirectory("millrace-state-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the transformer's state", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Utils.delete(path.toFile());
    }
}
