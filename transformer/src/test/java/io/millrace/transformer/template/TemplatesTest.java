package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.ProductPolicy.GtinFallback;
import io.millrace.transformer.template.ProductPolicy.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.node.ObjectNode;

/** What a folder of templates may replace, and what keeps a broken one from going live. */
class TemplatesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRenderWithTheFileOfTheFolderWhenThereIsOne() throws Exception {
        // Given
        write("customer.jsonata", """
                {"username": payload.data.email, "primaryEmail": payload.data.email, "promotionOptIn": true,
                 "retailer": {"id": $config.retailerId}}""");

        // When
        var rendering = Fixtures.render(Fixtures.configWith(folder), EventFamily.CUSTOMERS,
                Fixtures.sample("customer"));

        // Then
        assertThat(Fixtures.input(rendering, "createCustomer").path("username").stringValue())
                .isEqualTo("ron@example.com");
    }

    @Test
    void shouldHaveAnotherHashWhenAFileIsReplaced() throws Exception {
        // Given
        var builtIn = Templates.load(Fixtures.config()).hash();
        write("createOrder.graphql",
                "mutation X($input: CreateOrderInput!) { createOrder(input: $input) { id ref status } }");

        // When
        var replaced = Templates.load(Fixtures.configWith(folder)).hash();

        // Then
        assertThat(replaced).matches("[0-9a-f]{12}").isNotEqualTo(builtIn);
    }

    @Test
    void shouldRunATemplateOfTheHostedIntegrationWhenItYieldsTheVariablesAsAWhole() throws Exception {
        // Given
        write("customer.jsonata", """
                {"input": {"username": payload.data.id, "primaryEmail": payload.data.email, "promotionOptIn": false,
                 "firstName": $split(payload.data.name, " ")[0], "retailer": {"id": 1},
                 "attributes": {"name": "one", "type": "STRING", "value": "alone"}}}""");

        // When
        var rendering = Fixtures.render(Fixtures.configWith(folder), EventFamily.CUSTOMERS,
                Fixtures.sample("customer"));

        // Then
        assertThat(Fixtures.input(rendering, "updateCustomer").at("/attributes/0"))
                .hasToString("{\"name\":\"one\",\"type\":\"STRING\",\"value\":\"alone\"}");
    }

    @Test
    void shouldNameTheNearestFileWhenAFileIsUnknown() throws IOException {
        // Given
        write("orders.jsonata", "{}");

        // When
        var failure = catchThrowableOfType(CannotStart.class, () -> Templates.load(Fixtures.configWith(folder)));

        // Then
        assertThat(failure).hasMessageContaining("did you mean order.jsonata?");
    }

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/broken-templates.txt", delimiter = '|', quoteCharacter = '`')
    void shouldNotStartWhenATemplateIsBroken(String template, String problem) throws IOException {
        // Given
        write("customer.jsonata", template.replace('~', '\n'));

        // When
        var failure = catchThrowableOfType(CannotStart.class, () -> Templates.load(Fixtures.configWith(folder)));

        // Then
        assertThat(failure).hasMessageContaining(problem).hasMessageNotContaining("Swanson");
    }

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "/broken-mutations.txt", delimiter = '|', quoteCharacter = '`')
    void shouldNotStartWhenAMutationIsBroken(String document, String problem) throws IOException {
        // Given
        write("createOrder.graphql", document.replace('~', '\n'));

        // When
        var failure = catchThrowableOfType(CannotStart.class, () -> Templates.load(Fixtures.configWith(folder)));

        // Then
        assertThat(failure).hasMessageContaining(problem);
    }

    @Test
    void shouldReportTheProblemsOfAllFilesAtOnce() throws IOException {
        // Given
        write("customer.jsonata", "{");
        write("order.jsonata", "{");
        write("updateCustomer.graphql", "{");

        // When
        var failure = catchThrowableOfType(CannotStart.class, () -> Templates.load(Fixtures.configWith(folder)));

        // Then
        assertThat(failure).hasMessageContaining("3 problem(s)").hasMessageContaining("order.jsonata:1")
                .hasMessageContaining("customer.jsonata:1").hasMessageContaining("updateCustomer.graphql:1");
    }

    @Test
    void shouldSendTheBillingAddressWhenItIsSwitchedOn() throws CannotStart {
        // When
        var rendering = Fixtures.render(Fixtures.withBillingAddress(), EventFamily.ORDERS,
                Fixtures.sample("customer-order"));

        // Then
        assertThat(Fixtures.input(rendering, "createOrder").at("/billingAddress/city").stringValue())
                .isEqualTo("Anaheim");
        assertThat(Fixtures.input(rendering, "createOrderAndCustomer").has("billingAddress")).isFalse();
    }

    @Test
    void shouldRenderUpdateOrderWithoutItemsWhenItIsSwitchedOn() throws CannotStart {
        // When
        var rendering = Fixtures.render(Fixtures.withOrderUpdates(), EventFamily.ORDERS,
                Fixtures.sample("customer-order"));

        // Then
        assertThat(Fixtures.input(rendering, "updateOrder").propertyNames())
                .containsExactlyInAnyOrder("attributes", "totalPrice", "totalTaxPrice");
        assertThat(Fixtures.input(rendering, "createOrder").has("items")).isTrue();
    }

    @Test
    void shouldNotRenderUpdateOrderWhenNothingIsSaid() throws CannotStart {
        // When
        var rendering = Fixtures.render(EventFamily.ORDERS, Fixtures.sample("customer-order"));

        // Then
        assertThat(((Rendering.Rendered) rendering).mutations())
                .containsOnlyKeys("createOrder", "createOrderAndCustomer");
    }

    @Test
    void shouldTellFileAndLineWhenATemplateFails() throws CannotStart {
        // Given
        var order = (ObjectNode) Fixtures.sample("customer-order");
        ((ObjectNode) order.at("/payload/data")).remove(List.of("customer", "contact"));

        // When
        var rendering = Fixtures.render(EventFamily.ORDERS, order);

        // Then
        assertThat(rendering).isInstanceOfSatisfying(Rendering.Failed.class, failed -> {
            assertThat(failed.template()).contains("order.jsonata");
            assertThat(failed.problems().getFirst()).startsWith("order.jsonata:" + failed.line().getAsInt() + ": ");
        });
    }

    @Test
    void shouldTellNoFileWhenTheEventItselfLacksSomething() throws CannotStart {
        // Given
        var product = (ObjectNode) Fixtures.sample("child-product");
        ((ObjectNode) product.path("payload")).remove("included");

        // When
        var rendering = Fixtures.render(EventFamily.PRODUCTS, product);

        // Then
        assertThat(rendering).isInstanceOfSatisfying(Rendering.Failed.class, failed -> {
            assertThat(failed.template()).isEmpty();
            assertThat(failed.line()).isEmpty();
        });
    }

    @Test
    void shouldSayWhenThereIsNoGtinAndNothingMayStandInForIt() throws CannotStart {
        // Given
        var product = (ObjectNode) Fixtures.sample("child-product");
        ((ObjectNode) product.at("/payload/data/attributes")).remove("upc_ean");
        var policy = new ProductPolicy(Standalone.STANDARD_AND_VARIANT, "-BASE", GtinFallback.NONE);

        // When
        var rendering = Fixtures.render(Fixtures.configWith(policy), EventFamily.PRODUCTS, product);

        // Then
        assertThat(rendering).isInstanceOfSatisfying(Rendering.Failed.class, failed -> assertThat(failed.problems())
                .singleElement().asString().contains("the product has no upc_ean"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
