package io.millrace.common.service;

import io.helidon.webserver.WebServer;
import java.util.function.Supplier;

/** Starting servers on ports. */
public final class Ports {
    private Ports() {}

    /**
     * Starts a server. Helidon does not throw when it cannot listen: it logs, and is not running.
     *
     * @param port what it is to listen on, for the sentence
     * @param start builds and starts it
     * @throws CannotStart when the port cannot be listened on
     */
    public static WebServer listening(int port, Supplier<WebServer> start) throws CannotStart {
        var server = start.get();
        if (!server.isRunning()) {
            throw new CannotStart("cannot listen on port " + port
                    + ": something else uses it, or this user may not; stop that, or configure another port");
        }
        return server;
    }
}
