package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

final class InputHashTest {
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1, "b": {"c": [1, 2]}} | same  | {"b": {"c": ["1", 2.0]}, "a": 1.00, "d": null}
            {"a": "x"}                   | other | {"a": "y"}
            {"a": "x", "b": "y"}         | other | {"a": "y", "b": "x"}
            {"a": [1, 2]}                | other | {"a": [2, 1]}
            {"a": {"b": "x"}, "c": "y"}  | other | {"a": {"b": "y"}, "c": "x"}
            {"a": []}                    | other | {"a": {}}
            """)
    void shouldTellInputsApart(String one, String expected, String two) {
        // When
        var hashes = new String[]{hash(one), hash(two)};

        // Then
        assertThat(hashes[0].equals(hashes[1])).isEqualTo(expected.equals("same"));
    }

    @Test
    void shouldBeTheSameInEveryProcess() {
        // When
        var hash = hash("{\"ref\": \"order-1\", \"totalPrice\": 12.5}");

        // Then
        assertThat(hash).matches("[0-9a-f]{16}").isEqualTo("ea5110bf7e6e6ee1");
    }

    private static String hash(String json) {
        return InputHash.of(Json.mapper().readValue(json.getBytes(StandardCharsets.UTF_8), MAP));
    }
}
