package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.settings.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoorkeeperTest {
    private final Doorkeeper doorkeeper = new Doorkeeper(List.of(new Secret("old-one"), new Secret("new-one")));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "-", textBlock = """
            old-one,  true
            new-one,  true
            -,        false
            '',       false
            old,      false
            old-one1, false
            OLD-ONE,  false
            """)
    void shouldKnowEachSecretAndNothingElse(String presented, boolean known) {
        assertThat(doorkeeper.knows(Optional.ofNullable(presented))).isEqualTo(known);
    }
}
