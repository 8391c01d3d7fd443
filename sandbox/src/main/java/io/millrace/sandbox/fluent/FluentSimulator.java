package io.millrace.sandbox.fluent;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.millrace.common.fluent.FluentSchema;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.fault.Hold;
import io.millrace.sandbox.fault.Spoiler;
import io.millrace.sandbox.fluent.OrderItems.ProductsOfItems;
import io.millrace.sandbox.http.ControlPages;
import io.millrace.sandbox.http.ControlPages.Place;
import io.millrace.sandbox.http.Listener;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fluent Commerce OMS in this JVM, over HTTP: log-in at {@code /oauth/token}, GraphQL at {@code /graphql}, a page at
 * {@code /}, and for who plays with it {@code /sandbox}. As strict as the schema in {@code common}; what is known about
 * the real platform, and what is assumed, stands in the fluent reference. Holds everything in memory. Safe for any
 * thread.
 */
public final class FluentSimulator implements AutoCloseable {
    /** Twice what is accepted: a client that is cut off while it sends may miss the answer that says why. */
    private static final int MOST_BYTES_READ = 2 * GraphQlEndpoint.MOST_BYTES;

    private final Traffic traffic = new Traffic();
    private final FluentFaults faults = new FluentFaults();
    private final Hold hold = new Hold();
    private final FluentConfig config;
    private final Ids ids;
    private final Tokens tokens;
    private final Records records;
    private final FluentStore store;
    private final GraphQlEngine engine;
    private final Switchboard switches;
    private final Listener listener;
    private final Optional<Listener> control;

    private FluentSimulator(FluentConfig config) throws CannotStart {
        this.config = config;
        ids = new Ids(config.random());
        tokens = new Tokens(config.tokenLifetime(), config.clock(), ids);
        records = new Records(config.clock());
        store = new FluentStore(records);
        engine = engine();
        switches = new Switchboard(this, faults, tokens, config);
        listener = new Listener(config.host(), config.port(),
                server -> server.maxPayloadSize(MOST_BYTES_READ).routing(this::route));
        control = control();
    }

    /**
     * Listens at once.
     *
     * @throws CannotStart when the port is taken
     */
    public static FluentSimulator start(FluentConfig config) throws CannotStart {
        return new FluentSimulator(config);
    }

    /** The base address, without a slash at its end. */
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

    /** The switches for trouble. */
    public FluentFaults faults() {
        return faults;
    }

    /** What is stored. */
    public FluentStore store() {
        return store;
    }

    /** What changed, and in which order. */
    public Journal journal() {
        return records.journal;
    }

    /** What arrived. */
    public Traffic traffic() {
        return traffic;
    }

    /** Makes every token invalid that was given so far; the next request with one gets 401. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Gives tokens another lifetime, from the next one on. */
    public void tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** Stops listening: connections are closed and new ones refused, while everything stored stays. */
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

    @Override
    public void close() {
        hold.close();
        listener.close();
        control.ifPresent(Listener::close);
    }

    private Optional<Listener> control() throws CannotStart {
        if (config.controlPort().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Listener(config.host(), config.controlPort().getAsInt(),
                    server -> server.routing(routing -> routing.register(pages(Place.ALONE)))));
        } catch (CannotStart e) {
            listener.close();
            throw e;
        }
    }

    private ControlPages<FaultSettings> pages(Place place) {
        return new ControlPages<>(switches, records.journal::after,
                () -> Map.of("requests", traffic.requests(), "logins", traffic.logins()), place);
    }

    private GraphQlEngine engine() {
        var sdl = config.schemaAge().of(FluentSchema.sdl());
        var rules = new InputRules(LengthLimits.of(sdl, config.schemaAge()));
        var gate = new MutationGate(traffic, faults, rules, records);
        return new GraphQlEngine(sdl, resources(), gate, config.codePosition());
    }

    private List<Resource> resources() {
        var now = config.clock().instant();
        var retailers = new Retailers(config.retailerId(), now);
        var catalogues = new Catalogues(config.catalogueRefs(), config.retailerId(), now, ids);
        var customers = new Customers(records.customers, retailers, ids);
        var products = new Products(records, catalogues, ids);
        var variants = new VariantProducts(records, products);
        var items = new OrderItems(records.orders, products,
                config.strictProducts() ? ProductsOfItems.MUST_EXIST : ProductsOfItems.NEED_NOT_EXIST, ids);
        var transactions = new FinancialTransactions(records.orders, ids);
        var parts = new OrderParts(items, new FulfilmentChoices(ids), transactions, ids);
        return List.of(retailers, catalogues, new Users(config.username(), now, retailers), customers,
                new Orders(records, customers, retailers, parts, ids), items, transactions,
                new StandardProducts(records.standardProducts, products, variants), variants);
    }

    /** A request passes these from the outside to the inside. */
    private void route(HttpRouting.Builder routing) {
        var spoiler = new Spoiler(hold, config.clock());
        Handler graphQl = new GraphQlEndpoint(engine, faults, spoiler);
        graphQl = new Authorised(tokens, graphQl);
        graphQl = new UnderFailures(faults.http(), spoiler, graphQl);
        graphQl = new UnderOutage(faults.http(), hold, graphQl);
        graphQl = new Counted(traffic, graphQl);
        routing.post("/graphql", graphQl)
                .post("/oauth/token",
                        new UnderOutage(faults.http(), hold, new TokenEndpoint(config, tokens, traffic)))
                .register(new OrderPages(store), pages(Place.WITH_THE_REST));
    }
}
