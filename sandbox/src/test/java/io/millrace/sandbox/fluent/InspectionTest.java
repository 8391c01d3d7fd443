package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InspectionTest {
    private static final String ORDER = Samples.input("createOrder").path("ref").asString();

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World().withCustomer();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shouldNoteEffectsInTheirOrderWhenAnEntityChanges() throws Exception {
        // Given
        world.withOrder();
        world.caller().mutate("createOrder", world.input("createOrder"));
        world.caller().succeed("updateOrder", world.input("updateOrder"));

        // When
        world.caller().succeed("createFinancialTransaction", world.input("createFinancialTransaction"));

        // Then
        assertThat(world.simulator().journal().operations(ORDER))
                .containsExactly("createOrder", "updateOrder", "createFinancialTransaction");
        assertThat(world.simulator().journal().effects()).extracting(Effect::number).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldNoteBothWhenAnOrderComesWithItsCustomer() throws Exception {
        // Given
        var input = Samples.input("createOrderAndCustomer");

        // When
        world.caller().succeed("createOrderAndCustomer", input);

        // Then
        var journal = world.simulator().journal();
        assertThat(journal.operations(input.path("ref").asString())).containsExactly("createOrderAndCustomer");
        assertThat(journal.operations(input.at("/customer/username").asString()))
                .containsExactly("createOrderAndCustomer");
    }

    @Test
    void shouldRememberTheTraceWhenARequestCarriesOne() throws Exception {
        // Given
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var body = Caller.body(Samples.document("createOrder"), Map.of("input", world.input("createOrder")));

        // When
        world.caller().send(world.caller().graphQl(body)
                .header("Authorization", "Bearer " + world.caller().token())
                .header("traceparent", trace));

        // Then
        assertThat(world.simulator().traffic().lastTraceparent(ORDER)).contains(trace);
    }

    @Test
    void shouldShowWhatIsStored() throws Exception {
        // When
        world.withProducts().withOrder();

        // Then
        var store = world.simulator().store();
        var order = store.order(ORDER).orElseThrow();
        assertThat(order.username()).isEqualTo(store.customers().getFirst().username());
        assertThat(order.content().at("/fulfilmentChoice/deliveryAddress/postcode").asString()).isEqualTo("02110");
        assertThat(order.attribute("ep.event").orElseThrow().path("type").asString()).isEqualTo("order.paid");
        assertThat(store.orderCount()).isEqualTo(1);
        assertThat(store.standardProducts()).extracting(StoredProduct::ref).containsExactly("TSHIRT");
        assertThat(store.variantProducts()).extracting(StoredProduct::catalogue).containsExactly("PC:MASTER:1");
    }

    @Test
    void shouldShowOrdersAsAPageWithoutTrustingThem() throws Exception {
        // Given
        var input = Samples.input("createOrderAndCustomer").put("ref", "<script>alert(1)</script>");

        // When
        world.caller().succeed("createOrderAndCustomer", input);

        // Then
        var page = world.caller().get("/");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Omar Haddad", "CREATED")
                .doesNotContain("<script>");
    }

    @Test
    void shouldShowTheNewestOrdersFirstAsJson() throws Exception {
        // Given
        world.withOrder();

        // When
        world.caller().succeed("createOrderAndCustomer", Samples.input("createOrderAndCustomer"));

        // Then
        var answer = Caller.json(world.caller().get("/sandbox/orders"));
        assertThat(answer.path("count").asInt()).isEqualTo(2);
        assertThat(answer.path("newest").valueStream().map(order -> order.path("customer").asString()))
                .containsExactly("Omar Haddad", "Maria Lindqvist");
    }

    @Test
    void shouldNeedTheProductsOfAnOrderWhenStrict() throws Exception {
        try (var strict = new World(FluentConfig.local().withStrictProducts())) {
            // Given
            strict.withCustomer().withProducts();

            // When
            var answer = strict.caller().mutate("createOrder", strict.input("createOrder"));

            // Then
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0120E");
            assertThat(answer.at("/errors/0/message").asString()).contains("MUG-WHITE");
        }
    }
}
