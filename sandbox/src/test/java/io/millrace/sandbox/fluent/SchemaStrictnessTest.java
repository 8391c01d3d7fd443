package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaStrictnessTest {
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World().withCustomer();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            numeric string for Float       | {"totalPrice": "60.00"}
            fraction for Int               | {"items": [{"ref": "i", "productRef": "p", "quantity": 1.5}]}
            number for String              | {"type": 1}
            string for Boolean             | {"customer": {"promotionOptIn": "true"}}
            unknown field                  | {"colour": "red"}
            unknown nested field           | {"items": [{"ref": "i", "productRef": "p", "quantity": 1, "sku": "s"}]}
            missing field                  | {"ref": null}
            missing nested field           | {"items": [{"ref": "i", "quantity": 1}]}
            missing list                   | {"items": null}
            unreadable date                | {"fulfilmentChoice": {"deliveryType": "X", "deliverAfter": "tomorrow"}}
            attribute without a value      | {"attributes": [{"name": "a", "type": "STRING"}]}
            """)
    void shouldRefuseWhatTheSchemaRefuses(String what, String changes) throws Exception {
        // Given
        var input = world.input("createOrder");
        Json.read(changes.getBytes(StandardCharsets.UTF_8)).properties()
                .forEach(change -> input.set(change.getKey(), change.getValue()));

        // When
        var response = world.caller().post(Caller.body(Samples.document("createOrder"), Map.of("input", input)));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Caller.json(response).path("errors")).as(what).isNotEmpty();
        assertThat(Caller.json(response).path("data").isObject()).isFalse();
        assertThat(world.simulator().store().orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ customerByRef(ref: \"x\") { id } }", "{ me { nickname } }", "mutation { fire { id } }",
            "{ orders(first: 1) { pageInfo { endCursor } } }", "{ me {", ""})
    void shouldRefuseWhenADocumentDoesNotFitTheSchema(String document) throws Exception {
        // When
        var answer = world.caller().ask(document, Map.of());

        // Then
        assertThat(answer.path("errors")).isNotEmpty();
        assertThat(answer.has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"variables\":{}}", "{\"query\":", "null"})
    void shouldAnswer400WhenTheBodyIsNoGraphQlRequest(String body) throws Exception {
        // When
        var response = world.caller().post(body.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTakeALoneObjectAndANumberWhereGraphQlCoercesThem() throws Exception {
        // Given
        var input = Samples.input("createCustomer").put("username", "coerced");
        input.putObject("retailer").put("id", 1);
        input.putObject("attributes").put("name", "a").put("type", "JSON").putObject("value").put("b", 1.50);

        // When
        world.caller().succeed("createCustomer", input);

        // Then
        var stored = world.simulator().store().customer("coerced").orElseThrow();
        assertThat(stored.attribute("a").orElseThrow().path("b").asDouble()).isEqualTo(1.5);
    }

    @Test
    void shouldReadLiteralsWhenADocumentHasNoVariables() throws Exception {
        // Given
        var document = """
                mutation { createCustomer(input: {username: "literal", primaryEmail: "l@example.com",
                  promotionOptIn: true, retailer: {id: 1},
                  attributes: {name: "a", type: "JSON", value: {list: [1, true, "x"]}}}) { ref attributes { value } } }
                """;

        // When
        var answer = world.caller().ask(document, Map.of());

        // Then
        assertThat(answer.at("/data/createCustomer/attributes/0/value")).hasToString("{\"list\":[1,true,\"x\"]}");
    }

    @ParameterizedTest
    @CsvSource({"2097152, 200", "2097153, 413"})
    void shouldAnswer413WhenABodyIsOver2Mebibytes(int bytes, int status) throws Exception {
        // Given
        var body = Caller.body("{ me { id } }", Map.of());
        var padded = new String(body, StandardCharsets.UTF_8) + " ".repeat(bytes - body.length);

        // When
        var response = world.caller().post(padded.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
    }
}
