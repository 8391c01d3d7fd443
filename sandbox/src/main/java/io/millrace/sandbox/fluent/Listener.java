package io.millrace.sandbox.fluent;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.time.Duration;
import java.util.function.Consumer;

/** A port that can be left and listened on again. Safe for any thread. */
final class Listener implements AutoCloseable {
    /** Twice what is accepted: a client that is cut off while it sends may miss the answer that says why. */
    private static final int MOST_BYTES_READ = 2 * GraphQlEndpoint.MOST_BYTES;
    private static final Duration GRACE = Duration.ofMillis(100);

    private final String host;
    private final Consumer<HttpRouting.Builder> routing;
    private final int port;
    private WebServer server;

    Listener(String host, int port, Consumer<HttpRouting.Builder> routing) throws CannotStart {
        this.host = host;
        this.routing = routing;
        server = started(port);
        this.port = server.port();
    }

    int port() {
        return port;
    }

    /** Refuses connections from now on, and closes those that are open. */
    synchronized void stop() {
        server.stop();
    }

    /** Listens again, on the same port. */
    synchronized void resume() throws CannotStart {
        if (!server.isRunning()) {
            server = started(port);
        }
    }

    synchronized boolean isOpen() {
        return server.isRunning();
    }

    @Override
    public void close() {
        stop();
    }

    private WebServer started(int wanted) throws CannotStart {
        return Ports.listening(wanted, () -> WebServer.builder()
                .host(host)
                .port(wanted)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxPayloadSize(MOST_BYTES_READ)
                .routing(routing)
                .build()
                .start());
    }
}
