package io.millrace.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final SourceRecord SOURCE = new SourceRecord("commerce.orders", 3, 17,
            Instant.parse("2026-11-20T08:15:31Z"));

    @Test
    void shouldReadBackWhatWasWrittenWhenTheLastFailureHadACode() {
        // Given
        var headers = new RecordHeaders();
        letter(Optional.of("C0141E"), "too long").writeTo(headers);
        var now = letter(Optional.empty(), "refused");

        // When
        now.writeTo(headers);

        // Then
        assertThat(DeadLetter.readFrom(headers)).contains(now);
    }

    @Test
    void shouldReadNothingWhenAHeaderIsNotReadable() {
        // Given
        var headers = new RecordHeaders();
        letter(Optional.empty(), "refused").writeTo(headers);
        EventHeaders.put(headers, "dlq_offset", "many");

        // When
        var read = DeadLetter.readFrom(headers);

        // Then
        assertThat(read).isEmpty();
    }

    @Test
    void shouldShortenTheMessageWhenItIsLong() {
        // When
        var letter = letter(Optional.empty(), "x".repeat(5_000));

        // Then
        assertThat(letter.message()).hasSize(1_001).endsWith("…");
    }

    private static DeadLetter letter(Optional<String> code, String message) {
        return new DeadLetter("fluent-sink", "refused", code, message, 1, DeadLetter.Holds.EVENT, SOURCE);
    }
}
