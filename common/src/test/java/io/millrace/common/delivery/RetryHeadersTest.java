package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.delivery.Ticket.Kind;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class RetryHeadersTest {
    private static final Ticket TICKET = Ticket.fresh("order-1", Kind.PLAIN, 42)
            .failed(Instant.parse("2026-11-20T12:00:00Z"), Instant.parse("2026-11-20T12:00:10Z"));

    @Test
    void shouldBeReadBackAsTheyWereWritten() {
        // Given
        var headers = new RecordHeaders();

        // When
        RetryHeaders.write(TICKET, headers);

        // Then
        assertThat(RetryHeaders.read(headers)).contains(TICKET);
    }

    @Test
    void shouldLeaveTheOthersWhenTheyAreForgotten() {
        // Given
        var headers = new RecordHeaders();
        EventHeaders.put(headers, EventHeaders.ID, "event-1");
        RetryHeaders.write(TICKET, headers);

        // When
        RetryHeaders.forget(headers);

        // Then
        assertThat(headers).singleElement().extracting(header -> header.key()).isEqualTo(EventHeaders.ID);
        assertThat(RetryHeaders.read(headers)).isEmpty();
    }

    @Test
    void shouldKnowAReplayAndAReleaseByTheirHeaders() {
        // Given
        var replay = new RecordHeaders();
        EventHeaders.put(replay, EventHeaders.REPLAY, "replay-1");
        var release = new RecordHeaders();
        EventHeaders.put(release, RetryHeaders.RELEASE, "by hand");

        // Then
        assertThat(RetryHeaders.kind(new RecordHeaders())).isEqualTo(Kind.PLAIN);
        assertThat(RetryHeaders.kind(replay)).isEqualTo(Kind.REPLAY);
        assertThat(RetryHeaders.kind(release)).isEqualTo(Kind.RELEASE);
    }
}
