package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FluentServiceTest {

    @Test
    void shouldEndWhenAskedToStop() throws Exception {
        try (var service = new FluentService(FluentConfig.local());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            var running = threads.submit(() -> {
                service.run();
                return "ended";
            });

            // When
            service.stop();

            // Then
            assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo("ended");
        }
    }

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

        // When, then
        assertThatIllegalArgumentException().isThrownBy(() -> new FluentConfig("127.0.0.1", 0, "A", "u",
                local.password(), "c", local.clientSecret(), "one", Set.of(), local.tokenLifetime(),
                local.codePosition(), local.schemaAge(), false, local.random(), local.clock()));
    }
}
