package io.millrace.common.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending.Kind;
import io.millrace.common.command.Ending.Took;
import io.millrace.common.event.EventFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldTellTheHeadlineWhenItStandsInTheHeaders() {
        // Given
        var headline = new Headline(EventFamily.ORDERS, Kind.DEAD_LETTER, "fluent-sink");
        var headers = new RecordHeaders();

        // When
        headline.writeTo(headers);

        // Then
        assertThat(Headline.readFrom(headers)).contains(headline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcome_entity", "outcome_kind"})
    void shouldTellNoHeadlineWhenAHeaderHoldsSomethingElse(String name) {
        // Given
        var headers = new RecordHeaders();
        new Headline(EventFamily.ORDERS, Kind.DELIVERED, "fluent-sink").writeTo(headers);
        headers.remove(name).add(name, "SOMETHING".getBytes(StandardCharsets.UTF_8));

        // When
        var headline = Headline.readFrom(headers);

        // Then
        assertThat(headline).isEmpty();
    }

    @Test
    void shouldTellNoNegativeTimeWhenClocksDiffer() {
        // Given
        var rendered = NOON.minusSeconds(2);

        // When
        var took = Took.between(NOON, rendered, NOON.plusSeconds(1), NOON.plusSeconds(3));

        // Then
        assertThat(took).isEqualTo(new Took(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(2)));
    }
}
