package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                : "items(first: %d) { edges { node { product { name } } } }".formatted(items));

        // When
        var answer = world.caller().ask(query, Map.of());

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString("served")).as(answer.toString()).isEqualTo(expected);
        assertThat(answer.at("/data/orders").isObject()).as(answer.toString()).isEqualTo(expected.equals("served"));
    }

    @Test
    void shouldServeABatchOfAThousandMutations() throws Exception {
        // Given
        var fields = IntStream.range(0, 1_000)
                .mapToObj(" p%d: createStandardProduct(input: $in) { ref }"::formatted)
                .collect(Collectors.joining());

        // When
        var answer = world.caller().ask("mutation($in: CreateStandardProductInput) {" + fields + " }",
                Map.of("in", Samples.input("createStandardProduct")));

        // Then
        assertThat(answer.at("/data/p0/ref").asString()).isEqualTo("TSHIRT");
        assertThat(answer.path("errors")).hasSize(999)
                .allMatch(error -> error.at("/extensions/code").asString().equals("C0123E"));
    }
}
