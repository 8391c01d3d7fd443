package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpdateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(FluentConfig.local().withClock(now::get)).withCustomer().withProducts().withOrder();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shouldReplaceAttributesByNameWhenAnOrderIsUpdated() throws Exception {
        // When
        world.caller().succeed("updateOrder", world.input("updateOrder"));

        // Then
        var order = world.simulator().store().orders().getFirst();
        assertThat(order.content().path("attributes").valueStream().map(each -> each.path("name").asString()))
                .containsExactly("ep.order_id", "ep.payment_status", "ep.event", "ep.shipping_status");
        assertThat(order.attribute("ep.payment_status").orElseThrow().asString()).isEqualTo("paid");
    }

    @Test
    void shouldReplacePricesByTypeAndCurrencyWhenAProductIsUpdated() throws Exception {
        // When
        world.caller().succeed("updateStandardProduct", world.input("updateStandardProduct"));

        // Then
        var product = world.simulator().store().standardProduct("PC:MASTER:1", "TSHIRT").orElseThrow();
        assertThat(product.content().path("prices")).hasToString("""
                [{"type":"DEFAULT","currency":"USD","value":52.5},{"type":"DEFAULT","currency":"EUR","value":46.0}]""");
        assertThat(product.status()).isEqualTo("ACTIVE");
    }

    @Test
    void shouldLeaveTheOtherFieldsWhenACustomerIsUpdated() throws Exception {
        // Given
        var before = world.simulator().store().customers().getFirst();
        now.set(now.get().plusSeconds(60));

        // When
        world.caller().succeed("updateCustomer", Samples.input("updateCustomer"));

        // Then
        var after = world.simulator().store().customers().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Maria Lindqvist-Berg");
        assertThat(after.content().path("primaryPhone").asString()).isEqualTo("+46701234567");
        assertThat(after.createdOn()).isEqualTo(before.createdOn());
        assertThat(after.updatedOn()).isEqualTo(before.updatedOn().plusSeconds(60));
    }

    @Test
    void shouldTakeNullForNotNamedWhenACustomerIsUpdated() throws Exception {
        // Given
        var input = Json.object().put("username", "0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11").putNull("firstName");

        // When
        world.caller().succeed("updateCustomer", input);

        // Then
        assertThat(world.simulator().store().customers().getFirst().name()).isEqualTo("Maria Lindqvist");
    }

    @Test
    void shouldChangeOneItemWhenAnUpdateNamesItsId() throws Exception {
        // Given
        var second = world.simulator().store().orders().getFirst().content().at("/items/1/id").asString();
        var input = world.input("updateOrder");
        input.putArray("items").addObject().put("id", second).put("quantity", 7);

        // When
        world.caller().succeed("updateOrder", input);

        // Then
        var items = world.simulator().store().orders().getFirst().content().path("items");
        assertThat(items.valueStream().map(item -> item.path("quantity").asInt())).containsExactly(2, 7);
        assertThat(items.at("/1/productRef").asString()).isEqualTo("MUG-WHITE");
    }

    @Test
    void shouldAddToTheOrderWhenATransactionIsCreated() throws Exception {
        // When
        world.caller().succeed("createFinancialTransaction", world.input("createFinancialTransaction"));

        // Then
        var transaction = world.simulator().store().orders().getFirst().content().at("/financialTransactions/0");
        assertThat(transaction.path("total").asDouble()).isEqualTo(151.03);
        assertThat(transaction.path("paymentProviderName").asString()).isEqualTo("stripe");
    }
}
