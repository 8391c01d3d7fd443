package io.millrace.sandbox.fluent;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.millrace.common.fluent.FluentSchema;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.fluent.OrderItems.ProductsOfItems;
import java.net.URI;
import java.util.List;

/**
 * Fluent Commerce OMS in this JVM, over HTTP: log-in at {@code /oauth/token}, GraphQL at {@code /graphql}, and a page
 * at {@code /}. As strict as the schema in {@code common}; what is known about the real platform, and what is assumed,
 * stands in the fluent reference. Holds everything in memory. Safe for any thread.
 */
public final class FluentSimulator implements AutoCloseable {
    private final Traffic traffic = new Traffic();
    private final FluentFaults faults = new FluentFaults();
    private final Hold hold = new Hold();
    private final FluentConfig config;
    private final Ids ids;
    private final Tokens tokens;
    private final Records records;
    private final FluentStore store;
    private final GraphQlEngine engine;
    private final Listener listener;

    private FluentSimulator(FluentConfig config) throws CannotStart {
        this.config = config;
        ids = new Ids(config.random());
        tokens = new Tokens(config.tokenLifetime(), config.clock(), ids);
        records = new Records(config.clock());
        store = new FluentStore(records);
        engine = engine();
        listener = new Listener(config.host(), config.port(), this::route);
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
        return URI.create("http://" + ("0.0.0.0".equals(config.host()) ? "localhost" : config.host()) + ":" + port());
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

    @Override
    public void close() {
        hold.close();
        listener.close();
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
        Handler graphQl = new GraphQlEndpoint(engine, faults.mutations(), hold);
        graphQl = new Authorised(tokens, graphQl);
        graphQl = new UnderFailures(faults.http(), graphQl);
        graphQl = new UnderOutage(faults.http(), hold, graphQl);
        graphQl = new Counted(traffic, graphQl);
        routing.post("/graphql", graphQl)
                .post("/oauth/token",
                        new UnderOutage(faults.http(), hold, new TokenEndpoint(config, tokens, traffic)))
                .register(new OrderPages(store));
    }
}
