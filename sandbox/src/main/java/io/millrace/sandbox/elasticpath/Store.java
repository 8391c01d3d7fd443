package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.millrace.sandbox.fault.Hold;

/** The simulated store: the one class that knows which resources there are and how they meet. */
final class Store implements AutoCloseable {
    /** Below it is what no fault reaches and no token is needed for. */
    static final String CONTROL = "/sandbox/";

    private final ElasticPathConfig config;
    private final Ids ids;
    private final Hold hold = new Hold();
    private final Faults faults = new Faults();
    private final Traffic traffic = new Traffic();
    private final Journal journal = new Journal();
    private final DeliveryLog deliveries = new DeliveryLog();
    private final IntegrationBook integrations = new IntegrationBook();
    private final Tokens tokens;
    private final WebhookCourier courier;
    private final Webhooks events;
    private final OrderView view;
    private final OrderBook orders;
    private final CustomerBook customers;

    Store(ElasticPathConfig config) {
        this.config = config;
        ids = new Ids(config.random());
        tokens = new Tokens(config.clock(), ids);
        courier = new WebhookCourier(config.retries(), deliveries, faults, config.clock(), ids);
        events = new Webhooks(integrations, courier, ids);
        view = new OrderView(config.products().catalogId());
        orders = new OrderBook(view, events, journal);
        customers = new CustomerBook(config.clock(), ids);
    }

    /** The API and, next to it, the pages of the sandbox. */
    void routing(HttpRouting.Builder routing, HttpService pages) {
        var clock = config.clock();
        control(routing, pages);
        routing.addFilter(new FaultFilter(faults, traffic, hold, clock, ids))
                .addFilter(new BearerFilter(tokens))
                .register(new OAuthResource(config.clientId(), config.clientSecret(), tokens))
                .register(new DeliveriesResource(integrations, deliveries))
                .register(new IntegrationsResource(integrations, clock, ids))
                .register(new CurrenciesResource(clock.instant()))
                .register(new CustomersResource(customers, events))
                .register(new CartsResource(new CartItemReader(config.products(), ids),
                        new Checkout(customers, clock, ids), orders, view))
                .register(new OrdersResource(orders, view, clock))
                .register(new PaymentsResource(orders, faults, clock, ids))
                .register(new TransactionsResource(orders, faults, traffic, hold, clock))
                .any((_, response) -> Exchange.answer(response, Status.NOT_FOUND_404,
                        ApiError.notFound("Resource").body()));
    }

    /** The pages of the sandbox alone. */
    void control(HttpRouting.Builder routing, HttpService pages) {
        routing.error(ApiError.class, (_, response, error) -> Exchange.answer(response, error))
                .register(pages, new ExpiryPage(orders));
    }

    Faults faults() {
        return faults;
    }

    Traffic traffic() {
        return traffic;
    }

    Journal journal() {
        return journal;
    }

    OrderBook orders() {
        return orders;
    }

    DeliveryLog deliveries() {
        return deliveries;
    }

    Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        hold.close();
        courier.close();
    }
}
