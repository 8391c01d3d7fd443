package io.millrace.reader;

import io.millrace.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of a delta file, one to a line, in blocks (elastic-path reference, 9). However long the file is, one
 * block is in memory. For one thread.
 */
final class DeltaLines implements AutoCloseable {
    /** Far longer than any product; a longer line is told as malformed, and not kept. */
    static final int MAX_LINE = 8 * 1024 * 1024;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int blockSize;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int limit;
    private boolean isAtEnd;

    /** {@code zipped} is closed with this. */
    DeltaLines(InputStream zipped, int blockSize) throws IOException {
        in = new GZIPInputStream(zipped, BUFFER);
        this.blockSize = blockSize;
    }

    /**
     * The next lines that are not blank; none at the end.
     *
     * @throws IOException when the file is broken, or ends too early
     */
    List<Line> next() throws IOException {
        var block = new ArrayList<Line>(blockSize);
        while (block.size() < blockSize && !isAtEnd) {
            var text = line();
            if (text.size() > MAX_LINE) {
                block.add(new Line.Malformed("it is longer than " + MAX_LINE + " bytes"));
            } else if (!isBlank(text)) {
                block.add(parse(text.toByteArray()));
            }
        }
        return block;
    }

    /** Passes over as many lines as {@link #next()} would return, without reading what they say. */
    boolean skip() throws IOException {
        var passed = 0;
        while (passed < blockSize && !isAtEnd) {
            passed += isBlank(line()) ? 0 : 1;
        }
        return passed > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private ByteArrayOutputStream line() throws IOException {
        var text = new ByteArrayOutputStream(2_048);
        while (fill()) {
            var end = start;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (text.size() <= MAX_LINE) {
                text.write(buffer, start, end - start);
            }
            start = Math.min(end + 1, limit);
            if (end < limit) {
                return text;
            }
        }
        return text;
    }

    /** Whether there is something to read. */
    private boolean fill() throws IOException {
        if (start == limit) {
            start = 0;
            limit = Math.max(in.read(buffer), 0);
            isAtEnd = limit == 0;
        }
        return !isAtEnd;
    }

    private static boolean isBlank(ByteArrayOutputStream text) {
        return text.size() < 4 && text.toString(StandardCharsets.ISO_8859_1).isBlank();
    }

    private static Line parse(byte[] text) {
        try {
            return Json.read(text) instanceof ObjectNode document
                    ? Line.of(document)
                    : new Line.Malformed("it is not a JSON object");
        } catch (JacksonException _) {
            return new Line.Malformed("it is not one well-formed JSON document");
        }
    }
}
