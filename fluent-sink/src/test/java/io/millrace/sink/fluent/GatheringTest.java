package io.millrace.sink.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.json.Json;
import io.millrace.sink.fluent.Seat.Ride.Single;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GatheringTest {
    private final List<Integer> sent = new ArrayList<>();
    private final Gathering gathering = new Gathering(4, document -> sent.add(document.size()));

    private static Seat seat() {
        return seat(1_000, 3);
    }

    private static Seat seat(int bytes, long complexity) {
        return new Seat(new FluentRequest("f", "d", Json.object()), TraceParent.start(new Random(1)), bytes,
                complexity);
    }

    private void join(int seats) {
        for (var i = 0; i < seats; i++) {
            gathering.join(seat());
        }
    }

    @Test
    void shouldSendARequestAtOnceAndByItselfWhenNothingIsUnderWay() {
        // Given
        var seat = seat();

        // When
        gathering.join(seat);

        // Then
        assertThat(seat.await(Duration.ZERO, () -> {})).isEqualTo(new Single());
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldSendWhatHasGatheredWhenADocumentComesBack() {
        // Given
        join(4);

        // When
        gathering.landed(true);

        // Then
        assertThat(sent).containsExactly(3);
    }

    @Test
    void shouldSendWhenADocumentIsFull() {
        // When
        join(1 + 4 + 4 + 3);

        // Then
        assertThat(sent).containsExactly(4, 4);
    }

    @Test
    void shouldSendWhatHasGatheredWhenOneHasWaitedLongEnough() {
        // Given
        join(1);
        var first = seat();
        gathering.join(first);
        join(1);

        // When
        gathering.impatient(first);
        gathering.impatient(first);

        // Then
        assertThat(sent).containsExactly(2);
    }

    @Test
    void shouldSendLessWhenADocumentWasTooMuchAndMoreWhenItWasNot() {
        // Given
        join(1);
        gathering.landed(false);
        join(1);

        // When
        join(2);
        gathering.landed(true);
        join(3);

        // Then
        assertThat(sent).containsExactly(2, 3);
    }

    @Test
    void shouldKeepADocumentBelowWhatFluentAccepts() {
        // Given
        join(1);

        // When
        gathering.join(seat(900_000, 3));
        gathering.join(seat(900_000, 3));
        gathering.join(seat(1_000, 7_000));
        gathering.join(seat(1_000, 7_000));

        // Then
        assertThat(sent).containsExactly(2);
    }
}
