package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class WebhookTest {
    private final WebhookReceiver receiver = new WebhookReceiver();
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local()
                .withRetries(new WebhookRetries(3, Duration.ofMillis(10))));
        shopper = Shopper.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void shouldHaveTheKeysOfTheDocumentedOrderPaid() throws Exception {
        // Given
        receiver.observe(shopper, "order.paid");
        shopper.fill("cart");
        var customer = shopper.post("/v2/customers",
                "{\"type\": \"customer\", \"name\": \"Ron Swanson\", \"email\": \"ron@example.com\"}").id();
        var order = shopper.checkOut("cart", "\"customer\": {\"id\": \"" + customer + "\"}").id();
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"external_ref\": \"FLUENT-1001\"}");
        // When
        shopper.pay(order, "purchase");
        // Then
        await().until(() -> receiver.received().size() == 1);
        var body = receiver.received().getFirst().body();
        assertThat(keys(body)).isEqualTo(keys(sample("webhook-order.paid.json")));
        assertThat(Json.read(body.path("resources").stringValue().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(body.path("payload"));
    }

    @Test
    void shouldHoldOnlyTypeAndIdWhenDeleted() throws Exception {
        // Given
        receiver.observe(shopper, "customer.deleted");
        var customer = shopper.post("/v2/customers",
                "{\"type\": \"customer\", \"name\": \"Ron\", \"email\": \"ron@example.com\"}").id();
        // When
        shopper.delete("/v2/customers/" + customer);
        // Then
        await().until(() -> receiver.received().size() == 1);
        var body = receiver.received().getFirst().body();
        assertThat(keys(body)).isEqualTo(keys(sample("webhook-customer.deleted.json")));
        assertThat(body.at("/payload/id").stringValue()).isEqualTo(customer);
    }

    @Test
    void shouldCarryTheSecretAndTheTriggerInHeadersAndBody() {
        // Given
        receiver.observe(shopper, "order.created");
        // When
        shopper.order();
        // Then
        await().until(() -> receiver.received().size() == 1);
        var webhook = receiver.received().getFirst();
        assertThat(webhook.headers()).containsEntry("secret", "webhook-secret").containsEntry("trigger",
                "order.created");
        assertThat(webhook.body().at("/configuration/secret_key").stringValue()).isEqualTo("webhook-secret");
        assertThat(webhook.body().at("/configuration/url").stringValue()).isEqualTo(receiver.address());
    }

    @Test
    void shouldTryAgainWithTheSameIdAndTheNextAttemptWhenRefused() {
        // Given
        receiver.observe(shopper, "order.created");
        receiver.refuseNext(500);
        receiver.refuseNext(404);
        // When
        shopper.order();
        // Then
        await().until(() -> simulator.deliveries().size() == 3);
        assertThat(receiver.received()).extracting(webhook -> webhook.body().path("attempt").intValue())
                .containsExactly(1, 2, 3);
        assertThat(receiver.received()).extracting(webhook -> webhook.body().path("id")).containsOnly(
                receiver.received().getFirst().body().path("id"));
        assertThat(simulator.deliveries()).extracting(DeliveryAttempt::status).containsExactly(500, 404, 200);
    }

    @Test
    void shouldGiveUpAfterTheLastAttemptAndLogEachOfThem() {
        // Given
        var integration = receiver.observe(shopper, "order.created").id();
        for (int i = 0; i < 4; i++) {
            receiver.refuseNext(503);
        }
        // When
        shopper.order();
        // Then
        await().until(() -> simulator.deliveries().size() == 3);
        var logs = shopper.get("/v2/integrations/" + integration + "/logs").body();
        assertThat(logs.at("/results/total").intValue()).isEqualTo(3);
        assertThat(logs.at("/data/0/status_code").intValue()).isEqualTo(503);
        assertThat(logs.at("/data/0/succeeded").booleanValue()).isFalse();
        assertThat(shopper.get("/v2/integrations/" + integration + "/jobs").data()).hasSize(1);
    }

    @Test
    void shouldSayWhyWhenNobodyListens() {
        // Given
        receiver.observe(shopper, "order.created");
        receiver.close();
        // When
        shopper.order();
        // Then
        await().until(() -> simulator.deliveries().size() == 3);
        assertThat(simulator.deliveries()).extracting(DeliveryAttempt::status).containsOnly(0);
        assertThat(simulator.deliveries().getFirst().answer()).contains("refused");
    }

    @Test
    void shouldSendCopiesWithOneIdWhenSwitchedOn() {
        // Given
        receiver.observe(shopper, "order.created");
        simulator.faults().webhookCopies(3);
        // When
        shopper.order();
        // Then
        await().until(() -> receiver.received().size() == 3);
        assertThat(receiver.received()).extracting(webhook -> webhook.body().path("id").stringValue())
                .containsOnly(receiver.received().getFirst().body().path("id").stringValue());
    }

    private static JsonNode sample(String name) throws IOException {
        try (var stream = WebhookTest.class.getResourceAsStream(name)) {
            return Json.read(Objects.requireNonNull(stream).readAllBytes());
        }
    }

    /** Every path of a document, whatever the place in an array. */
    private static Set<String> keys(JsonNode document) {
        var keys = new TreeSet<String>();
        collect("", document, keys);
        return keys;
    }

    private static void collect(String path, JsonNode node, Set<String> keys) {
        node.properties().forEach(field -> {
            keys.add(path + "/" + field.getKey());
            collect(path + "/" + field.getKey(), field.getValue(), keys);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(path + "/*", element, keys));
        }
    }
}
