package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a shopper types, the mutation keeps its structure, and money keeps its digits. */
class HostileTextTest {
    private static final JsonNode ORDER = Fixtures.sample("customer-order");
    private static final JsonNode CUSTOMER = Fixtures.sample("customer");
    private static final JsonNode PRODUCT = productWithAllTexts();
    private static final List<String> NASTY = List.of("\"}]}", "'; $error('x'); '", "$eval(\"1\")", "`", "\\", "\u0000",
            "\u2028", "/* */", "{{x}}", "${env:HOME}", "<script>", "\uD83D\uDE00", "null", "%s%n", "a\nb\r\tc");

    private final Renderer renderer;
    private final Renderer customers;
    private final Renderer products;

    HostileTextTest() throws CannotStart {
        var templates = Templates.load(Fixtures.config());
        renderer = templates.renderer(EventFamily.ORDERS);
        customers = templates.renderer(EventFamily.CUSTOMERS);
        products = templates.renderer(EventFamily.PRODUCTS);
    }

    @Property(tries = 300)
    void shouldKeepTheStructureWhateverTheTextsHold(@ForAll("hostile") String text) {
        // Given
        var event = (ObjectNode) ORDER.deepCopy();
        replaceTexts((ObjectNode) event.at("/payload/data/customer"), text);
        replaceTexts((ObjectNode) event.at("/payload/data/shipping_address"), text);
        replaceTexts((ObjectNode) event.at("/payload/data/billing_address"), text);
        ((ObjectNode) event.at("/payload/data")).put("order_number", text).put("external_ref", text);
        for (var item : event.at("/payload/included/items")) {
            ((ObjectNode) item).put("name", text).put("sku", text);
        }

        // When
        var rendering = renderer.render(Json.read(Json.write(event)));

        // Then
        var harmless = renderer.render(ORDER);
        for (var mutation : List.of("createOrder", "createOrderAndCustomer")) {
            var expected = keys(Fixtures.input(harmless, mutation), "");
            var sent = keys(Fixtures.input(rendering, mutation), "");
            // A name of one word has no last name, the sample has no company, and a long text is no phone number.
            assertThat(expected).containsAll(without(sent, "lastName", "companyName"));
            assertThat(sent).containsAll(without(expected, "lastName", "primaryPhone"));
        }
    }

    @Property(tries = 200)
    void shouldKeepTheStructureOfACustomerWhateverTheTextsHold(@ForAll("hostile") String text) {
        // Given
        var event = (ObjectNode) CUSTOMER.deepCopy();
        ((ObjectNode) event.at("/payload/data")).put("name", text).put("email", text).put("external_ref", text);

        // When
        var rendering = customers.render(event);

        // Then
        for (var mutation : List.of("createCustomer", "updateCustomer")) {
            var expected = keys(Fixtures.input(customers.render(CUSTOMER), mutation), "");
            assertThat(without(keys(Fixtures.input(rendering, mutation), ""), "lastName"))
                    .containsExactlyInAnyOrderElementsOf(without(expected, "lastName"));
        }
    }

    @Property(tries = 200)
    void shouldKeepTheStructureOfAProductWhateverTheTextsHold(@ForAll("hostile") String text) {
        // Given
        var event = (ObjectNode) PRODUCT.deepCopy();
        ((ObjectNode) event.at("/payload/data/attributes")).put("name", text).put("description", text)
                .put("sku", text).put("external_ref", text).put("manufacturer_part_num", text);
        ((ObjectNode) event.at("/payload/data/meta/child_variations/0")).put("name", text);
        ((ObjectNode) event.at("/payload/data/meta/child_variations/0/option")).put("name", text);
        ((ObjectNode) event.at("/payload/included/parent/attributes")).put("sku", text);

        // When
        var rendering = products.render(event);

        // Then
        for (var mutation : List.of("createVariantProduct", "updateVariantProduct")) {
            var input = Fixtures.input(rendering, mutation);
            assertThat(input.path("ref").stringValue()).isEqualTo(wellFormed(text));
            assertThat(input.at("/product/ref").stringValue()).isEqualTo(wellFormed(text));
            assertThat(keys(input, "")).containsExactlyInAnyOrderElementsOf(
                    keys(Fixtures.input(products.render(PRODUCT), mutation), ""));
        }
    }

    @Property(tries = 300)
    void shouldKeepEachCentWhateverTheAmount(@ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long amount) {
        // Given
        var event = (ObjectNode) ORDER.deepCopy();
        ((ObjectNode) event.at("/payload/data/meta/display_price/without_tax")).put("amount", amount);
        ((ObjectNode) event.at("/payload/included/items/0/meta/display_price/without_tax/unit")).put("amount", amount);
        ((ObjectNode) event.at("/payload/included/items/2/meta/display_price/without_tax/value")).put("amount", amount);

        // When
        var rendering = renderer.render(event);

        // Then
        var input = Fixtures.input(rendering, "createOrder");
        for (var money : List.of("/totalPrice", "/items/0/paidPrice", "/fulfilmentChoice/fulfilmentPrice")) {
            assertThat(input.at(money).decimalValue()).as(money).isEqualByComparingTo(BigDecimal.valueOf(amount, 2));
        }
    }

    /** Not blank, for what is blank is left out, and short enough for every field. */
    @Provide
    Arbitrary<String> hostile() {
        var any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        var nasty = Arbitraries.of(NASTY).map(text -> "a" + text);
        return Arbitraries.oneOf(any, nasty).filter(text -> !text.isBlank() && !text.matches("[\\s\\p{Z}]*"));
    }

    private static JsonNode productWithAllTexts() {
        var product = Fixtures.sample("child-product");
        ((ObjectNode) product.at("/payload/data/attributes")).put("external_ref", "x").put("manufacturer_part_num",
                "x");
        return product;
    }

    private static String wellFormed(String text) {
        return text.replaceAll("\\p{Cs}", "\uFFFD");
    }

    private static void replaceTexts(ObjectNode object, String text) {
        for (var name : List.copyOf(object.propertyNames())) {
            object.put(name, text);
        }
    }

    private static List<String> without(List<String> keys, String... names) {
        return keys.stream().filter(key -> List.of(names).stream().noneMatch(key::endsWith)).toList();
    }

    private static List<String> keys(JsonNode node, String path) {
        var keys = new ArrayList<String>();
        switch (node) {
            case ObjectNode object -> object.properties().forEach(entry -> {
                keys.add(path + "/" + entry.getKey());
                keys.addAll(keys(entry.getValue(), path + "/" + entry.getKey()));
            });
            case ArrayNode array -> {
                for (var index = 0; index < array.size(); index++) {
                    keys.addAll(keys(array.get(index), path + "/" + index));
                }
            }
            default -> {}
        }
        return keys;
    }
}
