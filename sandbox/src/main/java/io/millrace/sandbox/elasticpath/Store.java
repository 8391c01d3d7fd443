package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;

/** The simulated store: the one class that knows which resources there are and how they meet. */
final class Store implements AutoCloseable {
    private final ElasticPathConfig config;
    private final Ids ids;
    private final Faults faults = new Faults();
    private final DeliveryLog deliveries = new DeliveryLog();
    private final IntegrationBook integrations = new IntegrationBook();
    private final Tokens tokens;
    private final WebhookCourier courier;

    Store(ElasticPathConfig config) {
        this.config = config;
        ids = new Ids(config.random());
        tokens = new Tokens(config.clock(), ids);
        courier = new WebhookCourier(config.retries(), deliveries, faults, config.clock(), ids);
    }

    void routing(HttpRouting.Builder routing) {
        var clock = config.clock();
        var events = new Webhooks(integrations, courier, ids);
        var view = new OrderView(config.products().catalogId());
        var orders = new OrderBook(view, events);
        var customers = new CustomerBook(clock, ids);
        routing.error(ApiError.class, (_, response, error) -> Exchange.answer(response, error))
                .addFilter(new FaultFilter(faults, clock, ids))
                .addFilter(new BearerFilter(tokens))
                .register(new OAuthResource(config.clientId(), config.clientSecret(), tokens))
                .register(new DeliveriesResource(integrations, deliveries))
                .register(new IntegrationsResource(integrations, clock, ids))
                .register(new CurrenciesResource(clock.instant()))
                .register(new CustomersResource(customers, events))
                .register(new CartsResource(new CartItemReader(config.products(), ids),
                        new Checkout(customers, clock, ids), orders, view))
                .register(new OrdersResource(orders, view, clock))
                .register(new PaymentsResource(orders, clock, ids))
                .register(new TransactionsResource(orders, faults, clock))
                .any((_, response) -> Exchange.answer(response, Status.NOT_FOUND_404,
                        ApiError.notFound("Resource").body()));
    }

    Faults faults() {
        return faults;
    }

    DeliveryLog deliveries() {
        return deliveries;
    }

    Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        courier.close();
    }
}
