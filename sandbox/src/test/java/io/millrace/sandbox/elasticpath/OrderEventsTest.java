package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lives of orders, step by step; after each step exactly the events so far have arrived. */
final class OrderEventsTest {
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final List<String> expected = new ArrayList<>();
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local());
        shopper = Shopper.of(simulator);
        receiver.observe(shopper, "order.created", "order.updated", "order.paid", "order.authorized",
                "order.fulfilled");
        receiver.observe(shopper, "order.cancelled", "order.refunded", "transaction.created", "transaction.updated");
        receiver.observe(shopper, "customer.created", "customer.updated", "customer.deleted");
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void shouldFireTheDocumentedEventsFromAuthorizationToFulfilment() {
        var order = shopper.order();
        expect("order.created");
        var transaction = shopper.pay(order, "authorize").id();
        expect("order.authorized", "transaction.created");
        shopper.capture(order, transaction);
        expect("order.updated", "order.paid", "transaction.updated");
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"shipping\": \"fulfilled\"}");
        expect("order.fulfilled", "order.updated");
    }

    @Test
    void shouldFirePaidAndUpdatedWhenPurchased() {
        var order = shopper.order();
        expect("order.created");
        shopper.pay(order, "purchase");
        expect("order.paid", "order.updated", "transaction.created");
    }

    @Test
    void shouldFirePaidOnlyWhenTheLastOfSeveralPaymentsIsCaptured() {
        var order = shopper.order();
        expect("order.created");
        var first = shopper.pay(order, "authorize", 100_000).id();
        expect("order.updated", "transaction.created");
        var second = shopper.pay(order, "authorize").id();
        expect("order.authorized", "transaction.created");
        shopper.capture(order, first);
        expect("order.updated", "transaction.updated");
        shopper.capture(order, second);
        expect("order.updated", "order.paid", "transaction.updated");
    }

    @Test
    void shouldFireRefundedOnlyWhenAllOfItWentBack() {
        var order = shopper.order();
        var transaction = "/v2/orders/" + order + "/transactions/" + shopper.pay(order, "purchase").id();
        expect("order.created", "order.paid", "order.updated", "transaction.created");
        shopper.post(transaction + "/refund", "{\"amount\": 8910}");
        expect("order.updated", "transaction.updated");
        shopper.postNothing(transaction + "/refund");
        expect("order.updated", "order.refunded", "transaction.updated");
    }

    @Test
    void shouldFireCancelledAndEchoesOfOurOwnWrites() {
        var order = shopper.order();
        expect("order.created");
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"external_ref\": \"FLUENT-1001\"}");
        expect("order.updated");
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"status\": \"cancelled\"}");
        expect("order.cancelled", "order.updated");
    }

    @Test
    void shouldFireTheLifeOfACustomer() {
        var customer = "/v2/customers/" + shopper.post("/v2/customers",
                "{\"type\": \"customer\", \"name\": \"Ron\", \"email\": \"ron@example.com\"}").id();
        expect("customer.created");
        shopper.put(customer, "{\"type\": \"customer\", \"name\": \"Ronald\"}");
        expect("customer.updated");
        shopper.delete(customer);
        expect("customer.deleted");
    }

    @Test
    void shouldTellNobodyWhenTheIntegrationIsDisabled() {
        // Given
        shopper.get("/v2/integrations").data()
                .forEach(each -> shopper.put("/v2/integrations/" + each.path("id").asString(), "{\"enabled\": false}"));
        receiver.observe(shopper, "order.cancelled");
        var order = shopper.order();
        // When
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"status\": \"cancelled\"}");
        // Then
        expect("order.cancelled");
    }

    /** Nothing more and nothing less than what was expected before, and this. */
    private void expect(String... keys) {
        Stream.of(keys).forEach(expected::add);
        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(WebhookReceiver.Webhook::trigger)
                .containsExactlyInAnyOrderElementsOf(expected));
    }
}
