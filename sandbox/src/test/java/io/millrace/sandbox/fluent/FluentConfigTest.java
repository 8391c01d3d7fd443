package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class FluentConfigTest {

    @Test
    void shouldNotPrintTheSecretsOfTheAccount() {
        // Given
        var config = FluentConfig.local();

        // When
        var printed = config.toString();

        // Then
        assertThat(printed).doesNotContain(config.password().reveal(), config.clientSecret().reveal());
    }

    @Test
    void shouldRefuseARetailerThatIsNoNumber() {
        // Given
        var local = FluentConfig.local();

        // When / Then
        assertThatIllegalArgumentException().isThrownBy(() -> new FluentConfig("127.0.0.1", 0, "A", "u",
                local.password(), "c", local.clientSecret(), "one", Set.of(), local.tokenLifetime(),
                local.codePosition(), local.schemaAge(), false, local.random(), local.clock(),
                local.controlPort()));
    }
}
