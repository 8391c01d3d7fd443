package io.millrace.common.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InFlightTest {
    private final InFlight inFlight = new InFlight(2);

    @Test
    void shouldGiveNoPlaceWhenAllAreTaken() {
        // Given
        inFlight.enter();
        inFlight.enter();
        // When
        var third = inFlight.enter();
        // Then
        assertThat(third).isEmpty();
        assertThat(inFlight.count()).isEqualTo(2);
    }

    @Test
    void shouldGiveAPlaceAgainWhenOneCameBack() {
        // Given
        var first = inFlight.enter().orElseThrow();
        inFlight.enter();
        // When
        first.close();
        // Then
        assertThat(inFlight.enter()).isPresent();
    }

    @Test
    void shouldGiveNoPlaceWhenClosed() {
        // When
        inFlight.close();
        // Then
        assertThat(inFlight.enter()).isEmpty();
        assertThat(inFlight.isClosed()).isTrue();
    }

    @Test
    void shouldWaitForTheLastWhenDraining() throws Exception {
        // Given
        var place = inFlight.enter().orElseThrow();
        var drained = CompletableFuture.supplyAsync(this::drain);
        // When
        place.close();
        // Then
        assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldGiveUpDrainingWhenOneStays() throws Exception {
        // Given
        inFlight.enter();
        // When
        var drained = inFlight.drain(Duration.ofMillis(20));
        // Then
        assertThat(drained).isFalse();
    }

    private boolean drain() {
        try {
            return inFlight.drain(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
