package io.millrace.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceParentTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
            00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true
            01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more, true
            00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more, false
            ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, false
            00-00000000000000000000000000000000-00f067aa0ba902b7-01, false
            00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01, false
            00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01, false
            nothing, false
            """)
    void shouldReadAHeaderOnlyWhenItIsValid(String header, boolean valid) {
        // When
        var trace = TraceParent.parse(header);

        // Then
        assertThat(trace.isPresent()).isEqualTo(valid);
    }

    @Test
    void shouldKeepTheTraceWhenItGoesOneHopFurther() {
        // Given
        var random = new Random(7);
        var start = TraceParent.start(random);

        // When
        var next = start.next(random);

        // Then
        assertThat(next.traceId()).isEqualTo(start.traceId());
        assertThat(next.spanId()).isNotEqualTo(start.spanId());
        assertThat(TraceParent.parse(next.toString())).contains(next);
    }
}
