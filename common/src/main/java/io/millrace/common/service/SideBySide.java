package io.millrace.common.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Parts of one service that run at the same time, each in a thread of its own, and end together. */
public final class SideBySide {

    /** Something that works until it is asked to stop. */
    @FunctionalInterface
    public interface Part {
        /** Works, and ends when it is asked to. */
        void run() throws Exception;
    }

    private SideBySide() {}

    /**
     * Returns when all parts have ended. When one ends, for whatever reason, {@code stop} asks the others to.
     *
     * @throws Exception what the first part that failed has thrown
     */
    public static void run(String name, List<Part> parts, Runnable stop) throws Exception {
        var failure = Optional.<Exception>empty();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name(name + "-", 0).factory())) {
            var running = new ExecutorCompletionService<Boolean>(threads);
            parts.forEach(part -> running.submit(() -> {
                part.run();
                return true;
            }));
            for (var i = 0; i < parts.size(); i++) {
                try {
                    running.take().get();
                } catch (ExecutionException e) {
                    var cause = e.getCause() instanceof Exception exception ? exception : e;
                    failure = failure.or(() -> Optional.of(cause));
                }
                stop.run();
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
