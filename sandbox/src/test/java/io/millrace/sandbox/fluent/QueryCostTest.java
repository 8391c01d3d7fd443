package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryCostTest {
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest(name = "{0} orders of {1} items: {2}")
    @CsvSource(textBlock = """
            100, 110, served
            100, 111, C0001E
            11111, 0, C0001E
            11110, 0, served
            100000000, 100000000, C0001E
            """)
    void shouldRefuseWhatMayNeedMoreThan11111DatabaseQueries(int orders, int items, String expected) throws Exception {
        // Given
        var query = "{ orders(first: %d) { edges { node { ref %s } } } }".formatted(orders, items == 0
                ? "customer { ref }"
                : "items(first: %d) { edges { node { product { ref } } } }".formatted(items));

        // When
        var answer = world.caller().ask(query, Map.of());

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString("served")).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.at("/data/orders").isObject()).as(answer.toString()).isEqualTo(expected.equals("served"));
    }

    @Test
    void shouldChargeOneForAMutationSoThatABatchOfThousandsIsTooMuch() throws Exception {
        // Given
        var document = new StringBuilder("mutation($in: UpdateStandardProductInput) {");
        for (var number = 0; number <= QueryCost.MOST; number++) {
            document.append(" p").append(number).append(": updateStandardProduct(input: $in) { ref }");
        }

        // When
        var answer = world.caller().ask(document.append("}").toString(),
                Map.of("in", Samples.input("updateStandardProduct")));

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0001E");
        assertThat(answer.path("errors")).hasSize(1);
    }
}
