package io.millrace.lab.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/** A folder for state that nobody needs afterwards. */
public final class StateFolder implements AutoCloseable {
    private final Path path;

    /** Makes a new folder in the temporary one. */
    public StateFolder() {
        try {
            path = Files.createTempDirectory("millrace-state-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the transformer's state", e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What its files take, in bytes; those that vanish meanwhile do not count. */
    public long bytes() {
        return size(path.toFile());
    }

    private static long size(File file) {
        var inside = file.listFiles();
        return inside == null ? file.length() : Arrays.stream(inside).mapToLong(StateFolder::size).sum();
    }

    /** Deletes all that is in it. */
    public void empty() {
        try {
            Utils.delete(path.toFile());
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        Utils.delete(path.toFile());
    }
}
