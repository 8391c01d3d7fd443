package io.millrace.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    private static final Duration SHORT = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofSeconds(5);

    @Test
    void shouldSpreadEvenlyWhenUniform() {
        // Given
        var latency = new Latency.Uniform(Duration.ofMillis(100), Duration.ofMillis(200));

        // When
        var drawn = drawn(latency);

        // Then
        assertThat(drawn.getFirst()).isBetween(Duration.ofMillis(100), Duration.ofMillis(101));
        assertThat(drawn.get(5_000)).isBetween(Duration.ofMillis(147), Duration.ofMillis(153));
        assertThat(drawn.getLast()).isBetween(Duration.ofMillis(199), Duration.ofMillis(200));
    }

    @Test
    void shouldHaveItsMedianAndALongTailWhenLogNormal() {
        // Given
        var latency = new Latency.LogNormal(SHORT, 0.5);

        // When
        var drawn = drawn(latency);

        // Then
        assertThat(drawn.get(5_000)).isBetween(Duration.ofMillis(39), Duration.ofMillis(41));
        assertThat(drawn.get(9_900)).isBetween(SHORT.multipliedBy(29).dividedBy(10),
                SHORT.multipliedBy(36).dividedBy(10));
    }

    @Test
    void shouldBeSlowForAShareWhenMixed() {
        // Given
        var latency = new Latency.Mixed(new Latency.Fixed(SHORT), 0.02, new Latency.Fixed(LONG));

        // When
        var drawn = drawn(latency);

        // Then
        assertThat(drawn).filteredOn(LONG::equals).hasSizeBetween(150, 250);
        assertThat(drawn).containsOnly(SHORT, LONG);
    }

    private static List<Duration> drawn(Latency latency) {
        var dice = new Dice(3);
        return Stream.generate(() -> latency.draw(dice)).limit(10_000).sorted().toList();
    }
}
