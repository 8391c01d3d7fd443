package io.millrace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ResidentTest {

    @Test
    void shouldSayThatItIsReadyAndReleaseItsPartWhenItIsStopped() throws Exception {
        // Given
        var out = new StringWriter();
        var released = new AtomicBoolean();
        var resident = new Resident(() -> released.set(true), "a part is ready", new PrintWriter(out));
        resident.stop();

        // When
        try (resident) {
            resident.run();
        }

        // Then
        assertThat(out.toString()).startsWith("a part is ready");
        assertThat(released).isTrue();
    }
}
