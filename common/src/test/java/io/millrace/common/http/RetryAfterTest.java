package io.millrace.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.http.HttpAnswer.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            120                            | PT2M
            0                              | PT0S
            ' 7 '                          | PT7S
            Fri, 20 Nov 2026 08:00:30 GMT  | PT30S
            Friday, 20-Nov-26 08:00:30 GMT | PT30S
            Fri, 20 Nov 2026 07:00:00 GMT  | PT0S
            -5                             | -
            soon                           | -
            99999999999999                 | -
            """)
    void shouldReadBothFormsWhenTheHeaderIsThere(String header, Duration expected) {
        // When
        var wait = RetryAfter.of(new Answered(429, Map.of("retry-after", header), new byte[0]), NOW);

        // Then
        assertThat(wait.orElse(null)).isEqualTo(expected);
    }
}
