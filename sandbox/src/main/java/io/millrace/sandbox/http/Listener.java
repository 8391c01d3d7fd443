package io.millrace.sandbox.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** A port that can be left and listened on again. Safe for any thread. */
public final class Listener implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(100);

    private final String host;
    private final Consumer<WebServerConfig.Builder> setup;
    private final int port;
    private WebServer server;

    /**
     * Listens at once.
     *
     * @param port the port, or 0 for any free one
     * @param setup gives each server its routing, and whatever else it needs; called again by {@link #resume()}
     * @throws CannotStart when the port is taken
     */
    public Listener(String host, int port, Consumer<WebServerConfig.Builder> setup) throws CannotStart {
        this.host = host;
        this.setup = setup;
        server = started(port);
        this.port = server.port();
    }

    /** The port it listens on, or did. */
    public int port() {
        return port;
    }

    /** Refuses connections from now on, and closes those that are open. */
    public synchronized void stop() {
        server.stop();
    }

    /**
     * Listens again, on the same port.
     *
     * @throws CannotStart when somebody else has taken the port
     */
    public synchronized void resume() throws CannotStart {
        if (!server.isRunning()) {
            server = started(port);
        }
    }

    /** Whether it listens. */
    public synchronized boolean isOpen() {
        return server.isRunning();
    }

    /** The base address, for clients on this machine; without a slash at its end. */
    public URI address() {
        return URI.create("http://" + ("0.0.0.0".equals(host) ? "localhost" : host) + ":" + port);
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
                .update(setup)
                .build()
                .start());
    }
}
