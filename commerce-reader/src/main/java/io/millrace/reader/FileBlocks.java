package io.millrace.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A delta file that lies on this machine's disk as a whole. It is deleted in the end. */
final class FileBlocks implements Blocks {
    /** Lines of a block. */
    static final int SIZE = 500;

    private final Path file;
    private final String source;
    private @Nullable DeltaLines lines;

    /** Takes charge of {@code file}. */
    FileBlocks(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void rewind() throws NotRead {
        closeLines();
        try {
            lines = new DeltaLines(Files.newInputStream(file), SIZE);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public Optional<List<Line>> next(boolean isNeeded) throws NotRead {
        var open = lines;
        if (open == null) {
            throw new IllegalStateException("rewind comes first");
        }
        try {
            if (!isNeeded) {
                return open.skip() ? Optional.of(List.of()) : Optional.empty();
            }
            return Optional.of(open.next()).filter(block -> !block.isEmpty());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        closeLines();
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            file.toFile().deleteOnExit();
        }
    }

    private void closeLines() {
        var open = lines;
        lines = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // It was only read from.
            }
        }
    }

    private static NotRead broken(IOException e) {
        return new NotRead("the delta file is broken or ends too early (" + e.getClass().getSimpleName() + ")", e);
    }
}
