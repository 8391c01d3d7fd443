package io.millrace.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LauncherTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldTellTheEndingsApartWhenTheProcessEnds(Exit expected, Callable<? extends Service> wiring) {
        // When
        var exit = Launcher.run("test", wiring);

        // Then
        assertThat(exit).isEqualTo(expected);
    }

    static Stream<Arguments> shouldTellTheEndingsApartWhenTheProcessEnds() {
        return Stream.of(
                Arguments.of(Exit.STOPPED, wiring(() -> new Fake(Optional.empty()))),
                Arguments.of(Exit.FAILED, wiring(() -> new Fake(Optional.of(new IOException("broken"))))),
                Arguments.of(Exit.CANNOT_START, wiring(() -> {
                    throw new CannotStart("no broker");
                })),
                Arguments.of(Exit.INVALID_SETTINGS, wiring(() -> {
                    throw new InvalidSettings(List.of("a is missing"));
                })));
    }

    @Test
    void shouldCloseTheServiceWhenItFails() {
        // Given
        var service = new Fake(Optional.of(new IOException("broken")));

        // When
        Launcher.run("test", () -> service);

        // Then
        assertThat(service.closed).isTrue();
    }

    private static Callable<? extends Service> wiring(Callable<? extends Service> wiring) {
        return wiring;
    }

    private static final class Fake implements Service {
        private final Optional<IOException> failure;
        private final AtomicBoolean closed = new AtomicBoolean();

        Fake(Optional<IOException> failure) {
            this.failure = failure;
        }

        @Override
        public void run() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }

        @Override
        public void stop() {
            // nothing runs
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
