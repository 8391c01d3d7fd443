package io.millrace.transformer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Mutation;
import io.millrace.common.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FingerprinterTest {
    private final Fingerprinter fingerprints = new Fingerprinter();

    @Test
    void shouldTellTextsApart() {
        // When
        var one = fingerprints.of("e-1");

        // Then
        assertThat(one).isEqualTo(new Fingerprinter().of("e-1")).isNotEqualTo(fingerprints.of("e-2"));
    }

    @Test
    void shouldTakeTheSameContentAsOneWhateverTheOrderOfMutationsAndTheTextOfTheirDocuments() {
        // Given
        var variables = variables("{\"input\":{\"a\":1.50}}");
        var content = fingerprints.of("ref", Map.of("create", new Mutation("m1", variables), "update",
                new Mutation("m2", variables)));

        // When
        var again = fingerprints.of("ref", Map.of("update", new Mutation("other", variables), "create",
                new Mutation("m1", variables)));

        // Then
        assertThat(again).isEqualTo(content);
    }

    @Test
    void shouldTellContentsApartByReferenceMutationAndVariables() {
        // Given
        var variables = variables("{\"input\":{\"a\":1}}");

        // When
        var content = fingerprints.of("ref", Map.of("create", new Mutation("m", variables)));

        // Then
        assertThat(content)
                .isNotEqualTo(fingerprints.of("other", Map.of("create", new Mutation("m", variables))))
                .isNotEqualTo(fingerprints.of("ref", Map.of("update", new Mutation("m", variables))))
                .isNotEqualTo(fingerprints.of("ref",
                        Map.of("create", new Mutation("m", variables("{\"input\":{\"a\":2}}")))));
    }

    private static ObjectNode variables(String json) {
        return (ObjectNode) Json.mapper().readTree(json);
    }
}
