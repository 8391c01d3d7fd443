package io.millrace.lab.pipeline;

import io.millrace.common.service.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A service on a thread of its own. */
public final class RunningService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Service service;
    private final Thread thread;
    private final AtomicReference<Optional<Exception>> failure = new AtomicReference<>(Optional.empty());

    /** Starts it at once. */
    public RunningService(String name, Service service) {
        this.name = name;
        this.service = service;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Why it ended by itself, if it did. */
    Optional<String> failure() {
        return failure.get().map(cause -> name + " failed: " + cause);
    }

    /** Asks it to stop, waits for what is under way, and releases it. */
    @Override
    public void close() {
        service.stop();
        try {
            if (!thread.join(PATIENCE)) {
                throw new IllegalStateException(name + " did not stop within " + PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            service.close();
        }
    }

    private void run() {
        try {
            service.run();
        } catch (Exception e) {
            failure.set(Optional.of(e));
        }
    }
}
