package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueriesTest {
    private static final String PAGE = """
            query($first: Int, $after: String) {
              orders(first: $first, after: $after) { edges { cursor node { ref } } pageInfo { hasNextPage } }
            }""";

    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World().withCustomer().withProducts();
        for (var number = 1; number <= 25; number++) {
            world.caller().succeed("createOrder",
                    world.input("createOrder").put("ref", "order-" + number).put("type",
                            number % 2 == 0 ? "CC" : "HD"));
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void shouldPageThroughAllWhenFollowingTheLastCursor() throws Exception {
        // Given
        var seen = new ArrayList<String>();
        var variables = Json.object().put("first", 7);

        // When
        var goOn = true;
        while (goOn) {
            var page = world.caller().ask(PAGE, variables).at("/data/orders");
            page.path("edges").forEach(edge -> {
                seen.add(edge.at("/node/ref").asString());
                variables.set("after", edge.get("cursor"));
            });
            goOn = page.at("/pageInfo/hasNextPage").asBoolean();
        }

        // Then
        assertThat(seen).containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(i -> "order-" + i).toList());
    }

    @Test
    void shouldGiveTenWhenNoSizeIsAsked() throws Exception {
        // When
        var page = world.caller().ask(PAGE, Map.of()).at("/data/orders");

        // Then
        assertThat(page.path("edges")).hasSize(Connection.DEFAULT_SIZE);
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            orders(ref: ["order-3", "order-1", "none"])               | 2
            orders(ref: "order-1%", first: 50)                         | 11
            orders(type: ["CC"], first: 50)                            | 12
            orders(ref: ["order-3", "order-4"], type: "CC")           | 1
            orders(status: ["RECEIVED"])                               | 0
            orders(createdOn: {from: "2026-01-01T00:00:00Z"}, first: 9) | 9
            orders(createdOn: {to: "2020-01-01T00:00:00"})             | 0
            orders(customerLink: {ref: "0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11"}, first: 3) | 3
            orders(customerLink: {ref: "nobody"})                      | 0
            orders(first: 0)                                           | 0
            customers(primaryEmail: "maria.%")                         | 1
            customers(promotionOptIn: true)                            | 0
            standardProducts(ref: "TSHIRT", catalogue: {ref: "PC:MASTER:1"}) | 1
            standardProducts(ref: "TSHIRT", catalogue: {ref: "OTHER"}) | 0
            variantProducts(gtin: "0123456789012")                     | 1
            """)
    void shouldFindWhatTheArgumentsAskFor(String field, int expected) throws Exception {
        // When
        var answer = world.caller().ask("{ found: " + field + " { edges { node { ref } } } }", Map.of());

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.at("/data/found/edges")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            orders(createdOn: {})    | C0101E
            orders(last: 3)          | S0020E
            orders(first: -1)        | C0122E
            orders(after: "%%%")     | C0140E
            """)
    void shouldRefuseArgumentsThatMakeNoSense(String field, String code) throws Exception {
        // When
        var answer = world.caller().ask("{ " + field + " { edges { cursor } } }", Map.of());

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
    }

    @Test
    void shouldFollowLinksBetweenEntities() throws Exception {
        // Given
        var document = """
                { order(ref: "order-1") {
                    customer { username } retailer { id } customerLink { ref }
                    fulfilmentChoice { deliveryType deliveryAddress { city } }
                    items(first: 1) { edges { node { product { name } order { ref } } } }
                    unknown: items(first: 1, after: "1") { edges { node { product { name } } } }
                    fulfilments { edges { cursor } } financialTransactions { edges { cursor } }
                  }
                  standardProduct(ref: "TSHIRT", catalogue: {ref: "PC:MASTER:1"}) {
                    variants { edges { node { ref tax { tariff } } } } categories { edges { cursor } }
                    catalogue { type }
                  } }""";

        // When
        var answer = world.caller().ask(document, Map.of());

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        assertThat(answer.path("data")).hasToString("""
                {"order":{"customer":{"username":"0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11"},"retailer":{"id":"1"},\
                "customerLink":{"ref":"0d3f3a5c-6c61-4f0e-9a38-3f7f6a1f5a11"},\
                "fulfilmentChoice":{"deliveryType":"STANDARD","deliveryAddress":{"city":"Boston"}},\
                "items":{"edges":[{"node":{"product":{"name":"Classic T-Shirt, red, M"},"order":{"ref":"order-1"}}}]},\
                "unknown":{"edges":[{"node":{"product":{"name":"MUG-WHITE"}}}]},\
                "fulfilments":{"edges":[]},"financialTransactions":{"edges":[]}},\
                "standardProduct":{"variants":{"edges":[{"node":{"ref":"TSHIRT-RED-M","tax":{"tariff":"EXCLTAX"}}}]},\
                "categories":{"edges":[]},"catalogue":{"type":"MASTER"}}}""");
    }
}
