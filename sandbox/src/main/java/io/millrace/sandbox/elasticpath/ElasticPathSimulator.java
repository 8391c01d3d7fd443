package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.net.URI;
import java.util.List;

/**
 * A server that answers like an Elastic Path store and sends its webhooks (elastic-path reference, sections 2 to 7).
 * Everything is in memory and gone when it is closed. Safe for any thread.
 */
public final class ElasticPathSimulator implements AutoCloseable {
    private final Store store;
    private final WebServer server;
    private final String host;

    private ElasticPathSimulator(ElasticPathConfig config) throws CannotStart {
        store = new Store(config);
        host = config.host();
        try {
            server = Ports.listening(config.port(), () -> WebServer.builder()
                    .host(host)
                    .port(config.port())
                    .shutdownHook(false)
                    // page[limit] is to be understood without percent encoding too.
                    .addProtocol(Http1Config.builder().validatePrologue(false).build())
                    .routing(store::routing)
                    .build()
                    .start());
        } catch (CannotStart | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Starts, and listens when it returns.
     *
     * @throws CannotStart when the port is taken
     */
    public static ElasticPathSimulator start(ElasticPathConfig config) throws CannotStart {
        return new ElasticPathSimulator(config);
    }

    /** The base address of the API, for clients on this machine. */
    public URI address() {
        return URI.create("http://" + ("0.0.0.0".equals(host) ? "localhost" : host) + ":" + port());
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The switches for what goes wrong. */
    public Faults faults() {
        return store.faults();
    }

    /** The latest attempts to deliver webhooks, oldest first; a snapshot, of 100,000 at most. */
    public List<DeliveryAttempt> deliveries() {
        return store.deliveries().all();
    }

    /** Makes every token given out so far invalid, as if an hour had passed for them. */
    public void expireTokens() {
        store.tokens().forgetAll();
    }

    /** Stops listening, and gives up the webhooks that are under way. */
    @Override
    public void close() {
        server.stop();
        store.close();
    }
}
