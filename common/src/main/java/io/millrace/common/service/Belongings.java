package io.millrace.common.service;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a service has opened, to be closed in the reverse order. Adding while building means that a service that cannot
 * start leaves nothing open. Not safe for threads.
 */
public final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Takes charge of closing {@code resource}. */
    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /**
     * Closes each resource, also when another one fails to; a second call does nothing.
     *
     * @throws IllegalStateException with everything that failed
     */
    @Override
    public void close() {
        var failure = new IllegalStateException("something could not be closed");
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
