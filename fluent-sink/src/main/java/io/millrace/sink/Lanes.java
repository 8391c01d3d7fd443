package io.millrace.sink;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lane per key: what is added for one key is run strictly one after the other, and different keys do not wait for
 * each other. A lane is a virtual thread that lives as long as there is work for its key. Safe for any thread.
 */
final class Lanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
    private final ThreadFactory threads;

    Lanes(String name) {
        threads = Thread.ofVirtual().name(name + "-", 0).factory();
    }

    /** Runs {@code work}, which must not throw, after everything that was added for this key before. */
    void add(String key, Runnable work) {
        lock.lock();
        try {
            var waiting = lanes.get(key);
            if (waiting != null) {
                waiting.add(work);
                return;
            }
            lanes.put(key, new ArrayDeque<>());
        } finally {
            lock.unlock();
        }
        threads.newThread(() -> run(key, work)).start();
    }

    private void run(String key, Runnable first) {
        for (var work = Optional.of(first); work.isPresent(); work = next(key)) {
            work.get().run();
        }
    }

    /** Taking the last work and closing the lane is one step, or work added in between would wait for ever. */
    private Optional<Runnable> next(String key) {
        lock.lock();
        try {
            var next = Optional.ofNullable(lanes.get(key)).map(Queue::poll);
            if (next.isEmpty()) {
                lanes.remove(key);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
