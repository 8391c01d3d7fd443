package io.millrace.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {

    @ParameterizedTest(name = "{0} of 1..100 ms is done within {1} ms")
    @CsvSource({"0.5, 50", "0.99, 99", "1, 100", "0.001, 1"})
    void shouldTakeTheNearestRankWhenAskedForAShare(double share, int milliseconds) {
        // Given
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> Duration.ofMillis(101 - i)).toList();

        // When
        var within = Percentiles.of(hundred).within(share);

        // Then
        assertThat(within).isEqualTo(Duration.ofMillis(milliseconds));
    }
}
