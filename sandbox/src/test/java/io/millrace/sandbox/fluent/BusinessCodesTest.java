package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Refusals change nothing, so that all of them share one simulator with the samples' customer, products and order. */
final class BusinessCodesTest {
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World().withCustomer().withProducts().withOrder();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest(name = "{2}: {0} {1}")
    @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '`')
    void shouldRefuseWhenARuleIsBroken(String mutation, String changes, String code) throws Exception {
        // Given
        var before = world.simulator().journal().effects();

        // When
        var answer = refused(mutation, changes);

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo(mutation);
        assertThat(answer.at("/data/" + mutation).isNull()).isTrue();
        assertThat(world.simulator().journal().effects()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            duplicate-order    | createOrder          | {}
            duplicate-customer | createCustomer       | {}
            duplicate-product  | createVariantProduct | {}
            field-length       | createVariantProduct | {"ref": "n", "gtin": "012345678901234567890"}
            """)
    void shouldAnswerWordForWordAsTheSample(String sample, String mutation, String changes) throws Exception {
        // When
        var answer = refused(mutation, changes);

        // Then
        assertThat(answer).isEqualTo(Samples.json("graphql-error-" + sample + ".json"));
    }

    @Test
    void shouldMatchErrorsToAliasesWhenADocumentHasSeveralMutations() throws Exception {
        // Given
        var document = """
                mutation($good: UpdateStandardProductInput, $bad: UpdateStandardProductInput) {
                  prod0: updateStandardProduct(input: $good) { ref }
                  prod1: updateStandardProduct(input: $bad) { ref }
                  prod2: updateStandardProduct(input: $good) { ref }
                }""";
        var good = Samples.input("updateStandardProduct");
        var bad = Samples.input("updateStandardProduct").put("ref", "none");

        // When
        var answer = world.caller().ask(document, Json.object().set("good", good).asObject().set("bad", bad));

        // Then
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.at("/errors/0/path")).hasToString("[\"prod1\"]");
        assertThat(answer.path("data"))
                .hasToString("{\"prod0\":{\"ref\":\"TSHIRT\"},\"prod1\":null,\"prod2\":{\"ref\":\"TSHIRT\"}}");
    }

    @Test
    void shouldRefuseWhenThereIsNoInput() throws Exception {
        // When
        var answer = world.caller().ask("mutation { createOrder(input: null) { id } }", Json.object());

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0140E");
    }

    private static JsonNode refused(String mutation, String changes) throws Exception {
        var input = world.input(mutation);
        Json.read(changes.getBytes(StandardCharsets.UTF_8)).properties()
                .forEach(change -> input.set(change.getKey(), change.getValue()));
        return world.caller().mutate(mutation, input);
    }
}
