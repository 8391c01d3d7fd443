package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.delivery.Census.Ended;
import io.millrace.common.delivery.Task.Deliver;
import io.millrace.common.delivery.Task.Move;
import io.millrace.common.delivery.Ticket.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule by one example; {@link ColumnPropertyTest} has the rest. */
final class ColumnTest {
    private static final Instant NOON = World.NOON;
    private static final Tiers TIERS = new Tiers(List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)));
    private static final Census EMPTY = new Census(List.of(0L, 0L, 0L), List.of(), Map.of(), 0);

    private final Column column = new Column(TIERS, BlockedKeys.CONTINUE, EMPTY);

    private static Pending delivered(List<Task> tasks) {
        assertThat(tasks).hasSize(1).first().isInstanceOf(Deliver.class);
        return tasks.getFirst().pending();
    }

    private static Move moved(List<Task> tasks) {
        assertThat(tasks).hasSize(1).first().isInstanceOf(Move.class);
        return (Move) tasks.getFirst();
    }

    private List<Task> arrive(long offset, String key) {
        return column.arrive(offset, key, Kind.PLAIN, NOON);
    }

    private List<Task> end(Pending pending, long ending) {
        return column.ended(pending, column.ending(), ending, NOON);
    }

    /** The record of the main topic fails and stands in the first tier. */
    private Pending failed(long offset, String key) {
        var pending = delivered(arrive(offset, key));
        assertThat(column.moved(column.fail(pending, NOON), 0, NOON)).isEmpty();
        return pending;
    }

    @Test
    void shouldDeliverTheRecordsOfAKeyOneAfterTheOther() {
        // Given
        var first = delivered(arrive(0, "a"));
        var behind = arrive(1, "a");
        var other = arrive(2, "b");

        // When
        var next = end(first, 0);

        // Then
        assertThat(behind).isEmpty();
        assertThat(delivered(other).place()).isEqualTo(new Place(0, 2));
        assertThat(delivered(next).place()).isEqualTo(new Place(0, 1));
    }

    @Test
    void shouldParkWhatFollowsAFailedRecordInItsTier() {
        // Given
        failed(0, "a");

        // When
        var parking = moved(arrive(1, "a"));
        var position = column.progress().positions().getFirst();
        column.moved(parking, 1, NOON);

        // Then
        assertThat(parking.tier()).isEqualTo(1);
        assertThat(parking.ticket().failures()).isZero();
        assertThat(position).isEqualTo(1);
        assertThat(column.progress().positions()).containsExactly(2L, 0L, 0L);
    }

    @Test
    void shouldNotParkBeforeTheFailedRecordIsKnownToBeInItsTier() {
        // Given
        var first = delivered(arrive(0, "a"));
        var step = column.fail(first, NOON);

        // When
        var tooEarly = arrive(1, "a");
        var parking = column.moved(step, 0, NOON);

        // Then
        assertThat(tooEarly).isEmpty();
        assertThat(moved(parking).pending().ticket().origin()).isEqualTo(1);
    }

    @Test
    void shouldTryAFailedRecordWhenItIsDueAndNotBefore() {
        // Given
        failed(0, "a");

        // When
        var early = column.wake(NOON.plusSeconds(9));
        var due = column.wake(NOON.plusSeconds(10));

        // Then
        assertThat(early).isEmpty();
        assertThat(delivered(due).place()).isEqualTo(new Place(1, 0));
    }

    @Test
    void shouldDeliverAParkedRecordAtOnceWhenThoseBeforeItHaveEnded() {
        // Given
        failed(0, "a");
        column.moved(moved(arrive(1, "a")), 1, NOON);
        var first = delivered(column.wake(NOON.plusSeconds(10)));

        // When
        var next = end(first, 0);

        // Then
        assertThat(delivered(next).place()).isEqualTo(new Place(1, 1));
        assertThat(column.progress().positions()).containsExactly(2L, 1L, 0L);
    }

    @Test
    void shouldMoveAParkedRecordBehindItsPredecessorWhenItHasStayedAsLongAsItsTierTakes() {
        // Given
        failed(0, "a");
        column.moved(moved(arrive(1, "a")), 1, NOON);
        var again = delivered(column.wake(NOON.plusSeconds(10)));
        column.moved(column.fail(again, NOON.plusSeconds(10)), 0, NOON.plusSeconds(10));

        // When
        var move = moved(column.wake(NOON.plusSeconds(20)));

        // Then
        assertThat(move.tier()).isEqualTo(2);
        assertThat(move.ticket().failures()).isZero();
        assertThat(move.pending().ticket().origin()).isEqualTo(1);
    }

    @Test
    void shouldNotWorkOnWhatHasItsEndingOrWaitsInATierWhenItIsReadAgain() {
        // Given
        var waits = new Copy(Ticket.fresh("b", Kind.PLAIN, 1).failed(NOON, NOON.plusSeconds(10)), new Place(1, 0));
        var again = new Column(TIERS, BlockedKeys.CONTINUE, new Census(List.of(0L, 0L, 0L), List.of(waits),
                Map.of(0L, new Ended(7, false)), 9));
        var none = again.start(NOON);

        // When
        var ended = again.arrive(0, "a", Kind.PLAIN, NOON);
        var moved = again.arrive(1, "b", Kind.PLAIN, NOON);

        // Then
        assertThat(List.of(none, ended, moved)).allMatch(List::isEmpty);
        assertThat(again.progress().positions()).containsExactly(2L, 0L, 0L);
    }

    @Test
    void shouldKeepTheEndingsThatTheCommitDoesNotCover() {
        // Given
        arrive(0, "slow");
        var quick = delivered(arrive(1, "quick"));

        // When
        end(quick, 41);

        // Then
        assertThat(column.progress()).isEqualTo(new Progress(List.of(0L, 0L, 0L), 41));
    }

    @Test
    void shouldHoldAKeyUntilAReplayGoesInPlaceOfItsDeadLetter() {
        // Given
        var held = new Column(TIERS, BlockedKeys.HOLD, EMPTY);
        var dead = delivered(held.arrive(0, "a", Kind.PLAIN, NOON));
        held.moved(held.hold(dead, NOON).orElseThrow(), 0, NOON);
        held.ended(dead, held.ending(), 0, NOON);
        held.moved(moved(held.arrive(1, "a", Kind.PLAIN, NOON)), 1, NOON);

        // When
        var relief = moved(held.arrive(2, "a", Kind.REPLAY, NOON));
        var replay = delivered(held.moved(relief, 2, NOON));
        var follower = held.ended(replay, held.ending(), 1, NOON);

        // Then
        assertThat(replay.ticket().origin()).isEqualTo(2);
        assertThat(delivered(follower).ticket().origin()).isEqualTo(1);
        assertThat(held.depth().heldKeys()).isZero();
    }

    @Test
    void shouldRenewAHoldWhenItsTierIsOverSoThatItsPartitionCanBeCommitted() {
        // Given
        var held = new Column(TIERS, BlockedKeys.HOLD, EMPTY);
        var dead = delivered(held.arrive(0, "a", Kind.PLAIN, NOON));
        held.moved(held.hold(dead, NOON).orElseThrow(), 0, NOON);
        held.ended(dead, held.ending(), 0, NOON);

        // When
        var renewal = moved(held.wake(NOON.plusSeconds(60)));
        held.moved(renewal, 1, NOON);

        // Then
        assertThat(renewal.ticket().isHold()).isTrue();
        assertThat(held.progress().positions()).containsExactly(1L, 0L, 1L);
        assertThat(held.depth().heldKeys()).isEqualTo(1);
    }
}
