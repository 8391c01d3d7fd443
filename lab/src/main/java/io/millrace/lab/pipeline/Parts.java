package io.millrace.lab.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a pipeline is made of, closed in the reverse order of its start. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    /** Why a service ended by itself, if one did. */
    Optional<String> failure() {
        return parts.stream()
                .flatMap(part -> part instanceof RunningService running ? running.failure().stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    /** Closes each part, also when another one fails to. */
    @Override
    public void close() {
        var failure = Optional.<RuntimeException>empty();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure = Optional.of(new IllegalStateException("a part of the pipeline did not stop in order", e));
            }
        }
        failure.ifPresent(cause -> {
            throw cause;
        });
    }
}
