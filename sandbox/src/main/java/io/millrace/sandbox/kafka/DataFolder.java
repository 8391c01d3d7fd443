package io.millrace.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a broker stores.
 *
 * @param path the folder, which exists
 * @param temporary whether closing deletes it
 */
record DataFolder(Path path, boolean temporary) implements AutoCloseable {

    /** The folder asked for, or a new temporary one. */
    static DataFolder of(Optional<Path> wanted) {
        try {
            return wanted.isPresent()
                    ? new DataFolder(Files.createDirectories(wanted.get()), false)
                    : new DataFolder(Files.createTempDirectory("millrace-kafka-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (temporary && Files.exists(path)) {
            delete();
        }
    }

    private void delete() {
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
