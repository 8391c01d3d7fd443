package io.millrace.common.service;

import io.helidon.webserver.WebServer;
import io.millrace.common.start.CannotStart;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Starting servers on ports. */
public final class Ports {
    private Ports() {}

    /**
     * Starts what listens on a port.
     *
     * @param port what it is to listen on, for the sentence
     * @param start builds and starts it. It fails by an {@link UncheckedIOException}, or, as Helidon's server does, by
     *        not running afterwards
     * @throws CannotStart when the port cannot be listened on
     */
    public static <T> T listening(int port, Supplier<T> start) throws CannotStart {
        T server;
        try {
            server = start.get();
        } catch (UncheckedIOException e) {
            throw new CannotStart(sentence(port), e);
        }
        if (server instanceof WebServer web && !web.isRunning()) {
            throw new CannotStart(sentence(port));
        }
        return server;
    }

    private static String sentence(int port) {
        return "cannot listen on port " + port
                + ": something else uses it, or this user may not; stop that, or configure another port";
    }
}
