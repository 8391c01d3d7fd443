package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Headline;
import io.millrace.common.command.Origin;
import io.millrace.common.delivery.Census.Ended;
import io.millrace.common.delivery.Ticket.Kind;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class CensusTakerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TopicPartition MAIN = new TopicPartition("orders", 2);
    private static final TopicPartition TIER = new TopicPartition("orders.retry.1", 2);
    private static final TopicPartition OUTCOMES = new TopicPartition("outcomes", 2);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final CensusTaker taker = new CensusTaker(
            new Itinerary("orders", List.of("orders.retry.1"), "outcomes", new Tiers(List.of(Duration.ofSeconds(1)))),
            new LogReader(consumer));

    private void stands(TopicPartition partition, long first, RecordHeaders... records) {
        consumer.updateBeginningOffsets(Map.of(partition, first));
        consumer.updateEndOffsets(Map.of(partition, first + records.length));
        if (records.length > 0) {
            consumer.schedulePollTask(() -> {
                for (var i = 0; i < records.length; i++) {
                    consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), first + i, 0L,
                            TimestampType.CREATE_TIME, 0, 0, "key", new byte[0], records[i], Optional.empty()));
                }
            });
        }
    }

    private static RecordHeaders waiting(long origin) {
        var headers = new RecordHeaders();
        RetryHeaders.write(Ticket.fresh("key", Kind.PLAIN, origin).failed(NOON, NOON), headers);
        return headers;
    }

    private static RecordHeaders ending(String topic, long origin, Ending.Kind kind) {
        var headers = new RecordHeaders();
        new Origin(topic, origin).writeTo(headers);
        new Headline(EventFamily.ORDERS, kind, "a stage").writeTo(headers);
        return headers;
    }

    private static OffsetAndMetadata committed(long offset, String note) {
        return new OffsetAndMetadata(offset, note);
    }

    @Test
    void shouldReadWhatTheCommitDoesNotCover() throws Exception {
        // Given
        stands(TIER, 4, waiting(3), new RecordHeaders(), waiting(12));
        stands(OUTCOMES, 70,
                ending("orders", 3, Ending.Kind.DELIVERED),
                ending("orders", 4, Ending.Kind.DELIVERED),
                ending("customers", 11, Ending.Kind.DELIVERED),
                new RecordHeaders(),
                ending("orders", 11, Ending.Kind.DEAD_LETTER));

        // When
        var census = taker.take(2, Map.of(MAIN, committed(10, CommitNote.of(70)), TIER, committed(4, "")), () -> {});

        // Then
        assertThat(census.committed()).containsExactly(10L, 4L);
        assertThat(census.copies()).extracting(Copy::place).containsExactly(new Place(1, 4), new Place(1, 6));
        assertThat(census.copies()).extracting(copy -> copy.ticket().origin()).containsExactly(3L, 12L);
        assertThat(census.endings()).containsOnly(Map.entry(3L, new Ended(70, false)),
                Map.entry(11L, new Ended(74, true)));
        assertThat(census.end()).isEqualTo(75);
    }

    @Test
    void shouldLookAtNoEndingWhenNothingWasEverCommitted() throws Exception {
        // Given
        stands(TIER, 0);
        stands(OUTCOMES, 0);
        consumer.updateEndOffsets(Map.of(OUTCOMES, 1_000_000L));

        // When
        var census = taker.take(2, Map.of(), () -> {});

        // Then
        assertThat(census).isEqualTo(new Census(List.of(0L, 0L), List.of(), Map.of(), 1_000_000));
    }

    @Test
    void shouldStopReadingWhenTheColumnIsGivenUp() {
        // Given
        stands(TIER, 0, waiting(1));
        stands(OUTCOMES, 0);

        // When
        var failure = assertThatThrownBy(() -> taker.take(2, Map.of(), () -> {
            throw new Abandoned();
        }));

        // Then
        failure.isInstanceOf(Abandoned.class);
    }
}
