package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplesTest {
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createCustomer", "createOrderAndCustomer", "createStandardProduct"})
    void shouldExecuteASampleWhenItNeedsNoParent(String mutation) throws Exception {
        // When
        var answer = world.caller().mutate(mutation, world.input(mutation));

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/" + mutation + "/id").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateCustomer", "updateOrder", "createFinancialTransaction", "updateStandardProduct",
            "updateVariantProduct"})
    void shouldExecuteASampleWhenItsParentsExist(String mutation) throws Exception {
        // Given
        world.withCustomer().withProducts().withOrder();

        // When
        var answer = world.caller().mutate(mutation, world.input(mutation));

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/" + mutation + "/id").asString()).isNotEmpty();
    }

    @Test
    void shouldAnswerAsDocumentedWhenAnOrderIsCreated() throws Exception {
        // Given
        world.withCustomer();

        // When
        var order = world.caller().succeed("createOrder", world.input("createOrder"));

        // Then
        assertThat(order.path("id").asString()).matches("\\d+");
        assertThat(order.path("status").asString()).isEqualTo("CREATED");
        assertThat(order.path("workflowRef").asString()).isEqualTo("ORDER::HD");
        assertThat(order.path("workflowVersion").asInt()).isEqualTo(1);
        assertThat(order.path("totalPrice").asDouble()).isEqualTo(129.8);
        assertThat(order.path("createdOn").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(order.at("/customer/ref").asString()).isEqualTo("0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11");
    }

    @Test
    void shouldGiveAUuidWhenAVariantIsCreated() throws Exception {
        // Given
        world.caller().succeed("createStandardProduct", world.input("createStandardProduct"));

        // When
        var variant = world.caller().succeed("createVariantProduct", world.input("createVariantProduct"));

        // Then
        assertThat(variant.path("id").asString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}");
        assertThat(variant.at("/product/ref").asString()).isEqualTo("TSHIRT");
        assertThat(variant.at("/catalogue/ref").asString()).isEqualTo("PC:MASTER:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            OrderByRef | /data/order/customer/ref | 0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11
            OrderById | /data/orderById/items/edges/1/node/quantity | 1
            OrdersByRef | /data/orders/edges/0/node/status | CREATED
            CustomerByRef | /data/customer/retailer/id | 1
            CustomersByEmail | /data/customers/edges/0/node/ref | 0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11
            StandardProductByRef | /data/standardProduct/gtin | TSHIRT
            VariantProductByRef | /data/variantProduct/product/ref | TSHIRT
            VariantProductsByRef | /data/variantProducts/edges/0/node/ref | TSHIRT-RED-M
            CheckConfiguration | /data/productCatalogue/status | ACTIVE
            """)
    void shouldAnswerADocumentedLookUp(String operation, String place, String expected) throws Exception {
        // Given
        world.withCustomer().withProducts().withOrder();
        var orderRef = Samples.input("createOrder").path("ref").asString();
        var refs = Map.of("OrderByRef", orderRef, "CustomerByRef", "0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11",
                "StandardProductByRef", "TSHIRT", "VariantProductByRef", "TSHIRT-RED-M");
        var variables = Map.of("ref", refs.getOrDefault(operation, ""), "refs",
                operation.startsWith("Orders") ? orderRef : "TSHIRT-RED-M", "id",
                world.simulator().store().orders().getFirst().id(), "email", "maria.lindqvist@example.com",
                "catalogue", Map.of("ref", "PC:MASTER:1"), "retailerId", "1", "catalogueRef", "PC:MASTER:1");

        // When
        var answer = world.caller().ask(Samples.text("queries.graphql"), variables, operation);

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at(place).asString()).isEqualTo(expected);
    }

    @Test
    void shouldAnswerNullWhenNothingIsFound() throws Exception {
        // When
        var answer = world.caller().ask("{ customer(ref: \"nobody\") { id } order(ref: \"none\") { id } }", Map.of());

        // Then
        assertThat(answer).hasToString("{\"data\":{\"customer\":null,\"order\":null}}");
    }
}
