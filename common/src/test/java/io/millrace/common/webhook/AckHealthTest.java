package io.millrace.common.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AckHealthTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AckHealth health = new AckHealth(clock);

    @Test
    void shouldBeWellWhenOnlySomeFail() {
        // Given
        fail(AckHealth.ROW - 1);
        // When
        var trouble = health.trouble();
        // Then
        assertThat(trouble).isEmpty();
    }

    @Test
    void shouldBeInTroubleWhenSeveralFailInARow() {
        // When
        fail(AckHealth.ROW);
        // Then
        assertThat(health.trouble()).isPresent();
    }

    @Test
    void shouldBeWellAgainWhenOneIsStored() {
        // Given
        fail(AckHealth.ROW + 3);
        // When
        health.confirmed();
        // Then
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void shouldBeWellAgainWhenItWasQuietForAWhile() {
        // Given
        fail(AckHealth.ROW);
        // When
        clock.move(AckHealth.MEMORY);
        // Then
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void shouldBeInTroubleAtOnceWhenTheNextAfterAQuietTimeFails() {
        // Given
        fail(AckHealth.ROW);
        clock.move(AckHealth.MEMORY.plus(Duration.ofMinutes(5)));
        // When
        fail(1);
        // Then
        assertThat(health.trouble()).isPresent();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(_ -> health.unconfirmed("TimeoutException"));
    }
}
