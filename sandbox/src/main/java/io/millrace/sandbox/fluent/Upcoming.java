package io.millrace.sandbox.fluent;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** What is to happen to the next few requests, in turn. Safe for any thread. */
final class Upcoming<T> {
    private final Queue<T> waiting = new ArrayDeque<>();

    synchronized void add(int times, T event) {
        for (var i = 0; i < times; i++) {
            waiting.add(event);
        }
    }

    synchronized Optional<T> take() {
        return Optional.ofNullable(waiting.poll());
    }

    synchronized void clear() {
        waiting.clear();
    }
}
