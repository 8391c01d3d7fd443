package io.millrace.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class StoryTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Story failures(int count) {
        var story = Story.beginning(NOON);
        for (var number = 1; number <= count; number++) {
            story = story.failed(new Setback(NOON.plusSeconds(number), "createOrder", "S000" + number), number);
        }
        return story;
    }

    @Test
    void shouldBeReadBackAsItWasWritten() {
        // Given
        var headers = new RecordHeaders();

        // When
        failures(3).writeTo(headers);

        // Then
        assertThat(Story.readFrom(headers)).contains(failures(3));
    }

    @Test
    void shouldBeReadBackWhenNothingHasFailedYet() {
        // Given
        var headers = new RecordHeaders();

        // When
        Story.beginning(NOON).writeTo(headers);

        // Then
        assertThat(Story.readFrom(headers)).contains(Story.beginning(NOON));
    }

    @Test
    void shouldKeepTheFirstAndTheLastFailuresWhenThereAreMany() {
        // When
        var story = failures(50);

        // Then
        assertThat(story.setbacks()).hasSize(20);
        assertThat(story.firstFailed()).contains(NOON.plusSeconds(1));
        assertThat(story.setbacks().getLast().when()).isEqualTo(NOON.plusSeconds(50));
        assertThat(story.attempts()).isEqualTo(50);
    }

    @Test
    void shouldTellADeadLetterWhatWasTriedAndLeaveNothingElseBehind() {
        // Given
        var headers = new RecordHeaders();
        failures(1).writeTo(headers);

        // When
        failures(2).tellIn(headers);

        // Then
        assertThat(EventHeaders.text(headers, "dlq_first_failed")).contains("2026-11-20T12:00:01Z");
        assertThat(EventHeaders.text(headers, "dlq_story").orElseThrow().lines()).containsExactly(
                "2026-11-20T12:00:01Z createOrder S0001", "2026-11-20T12:00:02Z createOrder S0002");
        assertThat(headers).extracting(header -> header.key()).containsExactly("dlq_first_failed", "dlq_story");
    }

    @Test
    void shouldReadNothingWhenTheHeadersAreNotOurs() {
        // Given
        var headers = new RecordHeaders();
        EventHeaders.put(headers, "story_attempts", "many");

        // When
        var story = Story.readFrom(headers);

        // Then
        assertThat(story).isEmpty();
    }
}
