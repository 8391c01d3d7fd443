package io.millrace.transformer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
    void shouldTakeTheSameContentAsOneWhateverTheOrderOfMutations() {
        // Given
        var content = fingerprints.of("ref", variables("create", "{\"a\":1.50}", "update", "{}"));

        // When
        var again = fingerprints.of("ref", variables("update", "{}", "create", "{\"a\":1.50}"));

        // Then
        assertThat(again).isEqualTo(content);
    }

    /** What running instances remember. When this fails, each entity is sent once more after an upgrade. */
    @Test
    void shouldTakeTheFingerprintThatIsDeployed() {
        // When
        var content = fingerprints.of("ref", variables("create", "{\"a\":1.50}", "update", "{}"));

        // Then
        assertThat(content).isEqualTo(new Fingerprint(1426306131869524269L, 2485279346255351785L));
    }

    @Test
    void shouldTellContentsApartByReferenceMutationAndVariables() {
        // When
        var content = fingerprints.of("ref", variables("create", "{\"a\":1}"));

        // Then
        assertThat(content)
                .isNotEqualTo(fingerprints.of("other", variables("create", "{\"a\":1}")))
                .isNotEqualTo(fingerprints.of("ref", variables("update", "{\"a\":1}")))
                .isNotEqualTo(fingerprints.of("ref", variables("create", "{\"a\":2}")));
    }

    private static SortedMap<String, byte[]> variables(String... namesAndTexts) {
        var variables = new TreeMap<String, byte[]>();
        for (var at = 0; at < namesAndTexts.length; at += 2) {
            variables.put(namesAndTexts[at], namesAndTexts[at + 1].getBytes(StandardCharsets.UTF_8));
        }
        return variables;
    }
}
