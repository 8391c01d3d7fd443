package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http1.Http1Config;
import io.millrace.common.service.Belongings;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.http.ControlPages;
import io.millrace.sandbox.http.ControlPages.Place;
import io.millrace.sandbox.http.Listener;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A server that answers like an Elastic Path store and sends its webhooks (elastic-path reference, sections 2 to 7),
 * and for who plays with it {@code /sandbox}. Everything is in memory and gone when it is closed. Safe for any thread.
 */
public final class ElasticPathSimulator implements AutoCloseable {
    private final Belongings parts = new Belongings();
    private final Store store;
    private final Switchboard switches;
    private final Listener listener;
    private final Optional<Listener> control;

    private ElasticPathSimulator(ElasticPathConfig config) throws CannotStart {
        store = parts.add(new Store(config));
        switches = new Switchboard(this, store.faults());
        try {
            listener = parts.add(new Listener(config.host(), config.port(), server -> server
                    // page[limit] is to be understood without percent encoding too.
                    .addProtocol(Http1Config.builder().validatePrologue(false).build())
                    .routing(routing -> store.routing(routing, pages(Place.WITH_THE_REST)))));
            control = config.controlPort().isPresent()
                    ? Optional.of(parts.add(new Listener(config.host(), config.controlPort().getAsInt(),
                            server -> server
                                    .routing(routing -> store.control(routing, pages(Place.ALONE))))))
                    : Optional.empty();
        } catch (CannotStart | RuntimeException e) {
            parts.close();
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
        return listener.address();
    }

    /** The address of a {@code /sandbox} that no fault can reach, when a port was configured for it. */
    public Optional<URI> controlAddress() {
        return control.map(Listener::address);
    }

    /** The port it listens on, or did before it was stopped. */
    public int port() {
        return listener.port();
    }

    /** The switches for what goes wrong. */
    public Faults faults() {
        return store.faults();
    }

    /** What clients changed, and in which order. */
    public Journal journal() {
        return store.journal();
    }

    /** What arrived. */
    public Traffic traffic() {
        return store.traffic();
    }

    /** The latest attempts to deliver webhooks, oldest first; a snapshot, of 100,000 at most. */
    public List<DeliveryAttempt> deliveries() {
        return store.deliveries().all();
    }

    /** Makes every token given out so far invalid, as if an hour had passed for them. */
    public void expireTokens() {
        store.tokens().forgetAll();
    }

    /** Lets the open authorisations of an order run out; no webhook tells it. The order must be there. */
    public void expireAuthorisations(String order, Expiry how) {
        store.orders().expire(order, how);
    }

    /** Stops listening: connections are closed and new ones refused, while everything stays and webhooks go on. */
    public void stopListening() {
        listener.stop();
    }

    /**
     * Ends {@link #stopListening()}, on the same port.
     *
     * @throws CannotStart when somebody else has taken the port
     */
    public void listenAgain() throws CannotStart {
        listener.resume();
    }

    boolean isListening() {
        return listener.isOpen();
    }

    /** Stops listening, and gives up the webhooks that are under way. */
    @Override
    public void close() {
        parts.close();
    }

    private ControlPages<FaultSettings> pages(Place place) {
        return new ControlPages<>(switches, store.journal()::after, store.traffic()::counts, place);
    }
}
