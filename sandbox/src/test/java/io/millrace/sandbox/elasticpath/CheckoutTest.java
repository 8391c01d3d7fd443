package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class CheckoutTest {
    private static final String GUEST = "\"customer\": {\"name\": \"Ron Swanson\", \"email\": \"ron@example.com\"}";

    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local());
        shopper = Shopper.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldComputeTheTotalsOfTheDocumentedExample() {
        // Given
        shopper.fill("cart");
        // When
        var order = shopper.checkOut("cart", GUEST);
        // Then
        assertThat(order.status()).isEqualTo(201);
        var prices = order.data().at("/meta/display_price");
        assertThat(amount(prices, "with_tax")).isEqualTo(339_610);
        assertThat(amount(prices, "without_tax")).isEqualTo(308_800);
        assertThat(amount(prices, "tax")).isEqualTo(30_810);
        assertThat(amount(prices, "discount")).isEqualTo(-900);
        assertThat(amount(prices, "without_discount")).isEqualTo(309_700);
        assertThat(amount(prices, "balance_owing")).isEqualTo(339_610);
        assertThat(prices.at("/with_tax/formatted").stringValue()).isEqualTo("$3,396.10");
        assertThat(prices.at("/discount/formatted").stringValue()).isEqualTo("-$9.00");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 7, 2", "1, 11, 13", "17, 1, 5"})
    void shouldTotalTheLinesThatAreNoPromotions(int kettles, int mugs, int jeans) {
        // Given
        put("KETTLE-17", kettles);
        put("MUG-BLUE", mugs);
        put("jeansRed-M", jeans);
        shopper.putIntoCart("cart", "{\"type\": \"promotion_item\", \"code\": \"WELCOME5\"}");
        shopper.putIntoCart("cart", "{\"type\": \"promotion_item\", \"code\": \"JEANS10\"}");
        // When
        var order = shopper.checkOut("cart", GUEST);
        // Then
        var items = shopper.get("/v2/orders/" + order.id() + "/items").data();
        assertThat(items.valueStream().filter(item -> "promotion_item".equals(item.path("type").asString())))
                .hasSize(1);
        assertThat(items.valueStream()
                .filter(item -> "order_item".equals(item.path("type").asString()))
                .mapToLong(item -> item.at("/meta/display_price/with_tax/value/amount").longValue())
                .sum()).isEqualTo(amount(order.data().at("/meta/display_price"), "with_tax"));
    }

    @Test
    void shouldApportionACartPromotionExactlyAndShowItAsANegativeLine() {
        // Given
        put("KETTLE-17", 1);
        put("MUG-BLUE", 1);
        shopper.putIntoCart("cart", "{\"type\": \"promotion_item\", \"code\": \"WELCOME5\"}");
        // When
        var order = shopper.checkOut("cart", GUEST);
        // Then
        var items = shopper.get("/v2/orders/" + order.id() + "/items").data();
        var promotion = items.path(2);
        assertThat(promotion.at("/value/amount").longValue()).isEqualTo(-262);
        assertThat(promotion.at("/relationships/promotions/data/0/id")).isEqualTo(promotion.path("product_id"));
        assertThat(items.at("/0/discounts/0/amount/amount").longValue()
                + items.at("/1/discounts/0/amount/amount").longValue()).isEqualTo(-262);
        assertThat(items.at("/0/discounts/0/is_cart_discount").booleanValue()).isTrue();
    }

    @Test
    void shouldHaveNoDecimalsInYen() {
        // When
        var formatted = new Currency("id", "JPY", "¥", 0).display(1_234_567).path("formatted");
        // Then
        assertThat(formatted.stringValue()).isEqualTo("¥1,234,567");
    }

    @Test
    void shouldNameACustomerOfTheStore() {
        // Given
        shopper.fill("cart");
        var customer = shopper.post("/v2/customers",
                "{\"type\": \"customer\", \"name\": \"Leslie Knope\", \"email\": \"leslie@example.com\"}");
        // When
        var order = shopper.checkOut("cart", "\"customer\": {\"id\": \"" + customer.id() + "\"}").data();
        // Then
        assertThat(order.at("/customer/name").stringValue()).isEqualTo("Leslie Knope");
        assertThat(order.at("/relationships/customer/data/id").stringValue()).isEqualTo(customer.id());
    }

    @Test
    void shouldHaveNoCustomerRelationshipForAGuest() {
        // Given
        shopper.fill("cart");
        // When
        var order = shopper.checkOut("cart", GUEST).data();
        // Then
        assertThat(order.at("/customer/email").stringValue()).isEqualTo("ron@example.com");
        assertThat(order.path("relationships").has("customer")).isFalse();
    }

    @Test
    void shouldHaveAContactInPlaceOfACustomerForAnAccount() {
        // Given
        shopper.fill("cart");
        // When
        var order = shopper.checkOut("cart", GUEST.replace("customer", "contact")).data();
        // Then
        assertThat(order.has("customer")).isFalse();
        assertThat(order.at("/contact/name").stringValue()).isEqualTo("Ron Swanson");
        assertThat(order.at("/relationships/account/data/type").stringValue()).isEqualTo("account");
        assertThat(order.at("/relationships/account_member/data/type").stringValue()).isEqualTo("account-member");
    }

    @ParameterizedTest
    @CsvSource({"line_1, billing_address.line_1", "county, billing_address.county",
            "last_name, billing_address.last_name"})
    void shouldNameTheAddressFieldThatIsMissing(String field, String source) {
        // Given
        shopper.fill("cart");
        var incomplete = Shopper.ADDRESS.replace("\"" + field + "\"", "\"not_" + field + "\"");
        // When
        var answer = shopper.post("/v2/carts/cart/checkout",
                "{" + GUEST + ", \"shipping_address\": " + Shopper.ADDRESS + ", \"billing_address\": " + incomplete
                        + "}");
        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("source").stringValue()).isEqualTo(source);
    }

    @Test
    void shouldRefuseWhatTheStoreDoesNotKnow() {
        // Given
        shopper.fill("cart");
        // When
        var customer = shopper.checkOut("cart", "\"customer\": {\"id\": \"nobody\"}");
        // Then
        assertThat(customer.status()).isEqualTo(404);
        assertThat(shopper.checkOut("no-cart", GUEST).status()).isEqualTo(404);
        assertThat(
                shopper.putIntoCart("cart", "{\"type\": \"cart_item\", \"sku\": \"none\", \"quantity\": 1}").status())
                .isEqualTo(404);
        assertThat(shopper.putIntoCart("cart", "{\"type\": \"cart_item\", \"sku\": \"MUG-BLUE\", \"quantity\": 0}")
                .status())
                .isEqualTo(400);
    }

    private void put(String sku, int quantity) {
        shopper.putIntoCart("cart",
                "{\"type\": \"cart_item\", \"sku\": \"" + sku + "\", \"quantity\": " + quantity + "}");
    }

    private static long amount(JsonNode prices, String which) {
        return prices.path(which).path("amount").longValue();
    }
}
