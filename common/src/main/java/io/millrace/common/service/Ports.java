package io.millrace.common.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Starting servers on ports. */
public final class Ports {
    private Ports() {}

    /**
     * Starts a server.
     *
     * @param port what it listens on, for the sentence
     * @throws CannotStart when the port cannot be listened on
     */
    public static <T> T listening(int port, Supplier<T> start) throws CannotStart {
        try {
            return start.get();
        } catch (UncheckedIOException | IllegalStateException e) {
            if (ExceptionUtils.indexOfType(e, IOException.class) >= 0) {
                throw new CannotStart("cannot listen on port " + port + ": "
                        + ExceptionUtils.getRootCause(e).getMessage()
                        + "; stop what uses it, or configure another port", e);
            }
            throw e;
        }
    }
}
