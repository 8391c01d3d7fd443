package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Templates as users of the hosted integration write them run as they are: on the whole envelope, yielding the
 * variables or the input, with plain JSONata, numbers as texts, and lone objects for lists.
 */
class HubTemplatesTest {
    private Templates templates;

    @BeforeEach
    void load() throws Exception {
        templates = Templates.load(Fixtures.configWith(Path.of("src/test/resources/hub")));
    }

    @Test
    void shouldRenderAnOrder() {
        // When
        var rendering = templates.renderer(EventFamily.ORDERS).render(Fixtures.sample("customer-order"));

        // Then
        var input = Fixtures.input(rendering, "createOrderAndCustomer");
        assertThat(input.at("/customer/lastName").stringValue()).isEqualTo("Swanson");
        assertThat(input.at("/customer/retailer/id").intValue()).isEqualTo(1);
        assertThat(input.path("totalPrice")).hasToString("3088");
        assertThat(input.path("totalTaxPrice").isNumber()).isTrue();
        assertThat(input.path("items").size()).isEqualTo(2);
        assertThat(input.at("/items/0/currency").stringValue()).isEqualTo("USD");
        assertThat(input.at("/attributes/0/value").stringValue()).isEqualTo("order.paid");
        assertThat(Fixtures.input(rendering, "createOrder").has("customer")).isFalse();
    }

    /** The hosted integration knows customers only. */
    @Test
    void shouldCautionAndNotRefuseWhenOrdersOfAccountsCannotBeRendered() {
        // When
        var cautions = templates.cautions();

        // Then
        assertThat(cautions).containsExactly(
                "order.jsonata:9: input.customer.username is missing (tried on: account-order)",
                "order.jsonata:12: input.customer.primaryEmail is missing (tried on: account-order)");
    }

    @Test
    void shouldRenderACustomer() {
        // When
        var rendering = templates.renderer(EventFamily.CUSTOMERS).render(Fixtures.sample("customer"));

        // Then
        assertThat(Fixtures.input(rendering, "createCustomer").path("timezone").stringValue()).isEqualTo("UTC");
        assertThat(Fixtures.input(rendering, "updateCustomer").path("firstName").stringValue()).isEqualTo("Ron");
        assertThat(((Rendering.Rendered) rendering).ref()).isEqualTo("ron@example.com");
    }

    @Test
    void shouldRenderAProductOfItsOwn() {
        // When
        var rendering = templates.renderer(EventFamily.PRODUCTS).render(Fixtures.sample("standard-product"));

        // Then
        assertThat(price(rendering, "createStandardProduct")).hasToString("3000");
        assertThat(Fixtures.input(rendering, "createVariantProduct").at("/product/ref").stringValue())
                .isEqualTo(Fixtures.input(rendering, "createStandardProduct").path("ref").stringValue());
    }

    @Test
    void shouldRenderAChildOfAParent() {
        // When
        var rendering = templates.renderer(EventFamily.PRODUCTS).render(Fixtures.sample("child-product"));

        // Then
        var input = Fixtures.input(rendering, "updateVariantProduct");
        assertThat(input.path("name").stringValue()).isEqualTo("Jeans, Medium, Red");
        assertThat(input.at("/product/ref").stringValue()).isEqualTo("jeans");
        assertThat(input.path("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(((Rendering.Rendered) rendering).mutations())
                .containsOnlyKeys("createVariantProduct", "updateVariantProduct");
    }

    @Test
    void shouldSendNoMoreOfADeletedProductThanThatItIsInactive() {
        // When
        var rendering = templates.renderer(EventFamily.PRODUCTS).render(Fixtures.sample("deleted-product"));

        // Then
        assertThat(Fixtures.input(rendering, "updateVariantProduct")).hasToString(
                "{\"ref\":\"BE-Range-1a1a\",\"catalogue\":{\"ref\":\"FCRG:PC:MASTER\"},\"status\":\"INACTIVE\"}");
        assertThat(((Rendering.Rendered) rendering).mutations())
                .containsOnlyKeys("updateStandardProduct", "updateVariantProduct");
    }

    private static JsonNode price(Rendering rendering, String mutation) {
        return Fixtures.input(rendering, mutation).at("/prices/0/value");
    }
}
