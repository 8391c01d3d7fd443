package io.millrace.sandbox.kafka;

import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the line by which a child process says that it works, and reads on so that it never blocks on output. */
final class ReadyLine {
    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<String> found = new CompletableFuture<>();
    private final String start;
    private volatile String last = "";

    private ReadyLine(String start) {
        this.start = start;
    }

    /**
     * Returns when {@code child} has printed a line that starts like this.
     *
     * @throws CannotStart when it ends before, with its last line, or is silent for a minute
     */
    static void await(Process child, String start) throws CannotStart {
        var line = new ReadyLine(start);
        Thread.ofVirtual().name("output-of-" + child.pid()).start(() -> line.read(child));
        try {
            line.found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            child.destroyForcibly();
            throw new CannotStart("the broker process did not get ready; the last it said is: " + line.last, e);
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for the broker process", e);
        }
    }

    private void read(Process child) {
        try (var output = child.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                see(line);
            }
            found.completeExceptionally(new IllegalStateException("the process ended"));
        } catch (IOException e) {
            found.completeExceptionally(new UncheckedIOException(e));
        }
    }

    private void see(String line) {
        last = line;
        if (line.startsWith(start)) {
            found.complete(line);
        }
    }
}
