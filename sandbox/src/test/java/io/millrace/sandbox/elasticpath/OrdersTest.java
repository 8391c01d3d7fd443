package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdersTest {
    private final TestClock clock = new TestClock();
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local().withClock(clock));
        shopper = Shopper.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldIncludeItemsOnlyWhenAsked() {
        // Given
        var one = "/v2/orders/" + shopper.order();
        // When
        var plain = shopper.get(one);
        // Then
        assertThat(plain.body().has("included")).isFalse();
        assertThat(shopper.get(one + "?include=items,unknown").body().at("/included/items"))
                .isEqualTo(shopper.get(one + "/items").data())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"type\": \"order\", \"payment\": \"paid\"} | 400",
            "{\"type\": \"order\", \"customer\": {}} | 400",
            "{\"type\": \"order\", \"status\": \"complete\"} | 400",
            "{\"type\": \"order\", \"shipping\": \"half\"} | 400",
            "{\"type\": \"cart\"} | 400",
            "{} | 400",
            "{\"type\": \"order\", \"shipping\": \"fulfilled\"} | 422",
            "{\"type\": \"order\", \"external_ref\": \"R-1\"} | 200",
            "{\"type\": \"order\", \"order_number\": \"N-1\"} | 200",
            "{\"type\": \"order\", \"gift_note\": \"for you\"} | 200",
            "{\"type\": \"order\", \"status\": \"cancelled\"} | 200"})
    void shouldAllowOnlyTheDocumentedChangesOfAnUnpaidOrder(String change, int status) {
        // Given
        var order = shopper.order();
        // When
        var answer = shopper.put("/v2/orders/" + order, change);
        // Then
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"order\", \"status\": \"cancelled\"}",
            "{\"type\": \"order\", \"shipping\": \"fulfilled\"}",
            "{\"type\": \"order\", \"shipping_address\": " + Shopper.ADDRESS + "}"})
    void shouldNotChangeStatesAndAddressOnceFulfilled(String change) {
        // Given
        var order = shopper.order();
        shopper.pay(order, "purchase");
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"shipping\": \"fulfilled\"}");
        // When
        var answer = shopper.put("/v2/orders/" + order, change);
        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error().path("detail").stringValue())
                .isEqualTo("Order cannot be updated in its current state");
    }

    @Test
    void shouldMoveUpdatedAtToTheSecond() {
        // Given
        var order = shopper.order();
        clock.advance(Duration.ofMillis(61_500));
        // When
        var changed = shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"external_ref\": \"R-1\"}").data();
        // Then
        assertThat(changed.at("/meta/timestamps/created_at").stringValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(changed.at("/meta/timestamps/updated_at").stringValue()).isEqualTo("2026-03-01T10:01:01Z");
    }

    @Test
    void shouldPageThroughTheLatestFirst() {
        // Given
        for (int i = 0; i < 5; i++) {
            shopper.order();
            clock.advance(Duration.ofSeconds(1));
        }
        // When
        var page = shopper.get("/v2/orders?page%5Blimit%5D=2&page%5Boffset%5D=2").body();
        // Then
        assertThat(page.path("data")).hasSize(2);
        assertThat(page.at("/data/0/meta/timestamps/created_at").stringValue()).isEqualTo("2026-03-01T10:00:02Z");
        assertThat(page.at("/meta/results/total").intValue()).isEqualTo(5);
        assertThat(page.at("/meta/page/total").intValue()).isEqualTo(3);
        assertThat(page.at("/meta/page/current").intValue()).isEqualTo(2);
        assertThat(page.at("/links/next").stringValue()).isEqualTo("/v2/orders?page[offset]=4&page[limit]=2");
    }

    @Test
    void shouldUnderstandBracketsWithoutPercentEncoding() {
        // Given
        shopper.order();
        shopper.order();
        // When
        var answer = shopper.get("/v2/orders?page[limit]=1&filter=eq(payment,unpaid)");
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "eq(payment,paid) | 1",
            "eq(payment,unpaid):eq(shipping,unfulfilled) | 1",
            "like(email,*@example.com) | 2",
            "like(email,*@example.org) | 0",
            "gt(updated_at,2026-03-01T10:00:00Z) | 1",
            "ge(updated_at,2026-03-01T10:00:00.000Z):le(updated_at,2026-03-01T10:00:00Z) | 1",
            "ge(created_at,2026-03-01) | 2",
            "lt(created_at,1772359200000) | 0",
            "ge(with_tax,339610) | 2"})
    void shouldFilterByDocumentedFields(String filter, int found) {
        // Given
        shopper.order();
        clock.advance(Duration.ofSeconds(10));
        shopper.pay(shopper.order(), "purchase");
        // When
        var list = shopper.get("/v2/orders?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        // Then
        assertThat(list.data()).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=eq(colour,red)", "filter=gt(status,a)", "filter=eq(status",
            "filter=ge(created_at,soon)",
            "sort=updated_at", "page%5Blimit%5D=101", "page%5Boffset%5D=10001", "page%5Blimit%5D=many"})
    void shouldAnswer400ToAQueryThatIsNotDocumented(String query) {
        // Given
        shopper.order();
        // When
        var answer = shopper.get("/v2/orders?" + query);
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }
}
