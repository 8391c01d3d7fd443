package io.millrace.sink.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition.Operation;
import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.FluentRequest.Sharing;
import io.millrace.common.json.Json;
import io.millrace.sink.fluent.Seat.Ride.Single;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Fluent accepts in one document (fluent reference, 2.3) is kept by the documents as they are sent. */
final class BatchLimitsTest {
    private static final int MOST_BYTES = 2_000_000;
    private static final long MOST_COMPLEXITY = 11_111;
    private static final TraceParent HOP = TraceParent.start(new Random(1));

    private final Pieces pieces = new Pieces();
    private final List<List<Seat>> documents = new ArrayList<>();
    private final Gathering gathering = new Gathering(10, documents::add);

    /** Ten that wait while an eleventh is under way. */
    private List<Seat> gathered(String document, String filling) {
        var seats = IntStream.range(0, 11).mapToObj(i -> new FluentRequest("create", document,
                Json.object().put("ref", "P" + i).put("text", filling), Sharing.WITH_MUTATIONS))
                .map(request -> Batches.seat(request, HOP, pieces.of(document).orElseThrow()))
                .toList();
        seats.forEach(gathering::join);
        return seats;
    }

    private int bytes(List<Seat> seats) {
        var call = pieces.joined(Operation.MUTATION, seats.stream().map(Seat::request).toList());
        return Json.write(Map.of("query", call.document(), "variables", call.variables())).length;
    }

    private void assertEachLeavesOnce(List<Seat> seats) {
        var together = documents.stream().flatMap(List::stream).toList();
        var alone = seats.stream().filter(seat -> !together.contains(seat)).toList();
        assertThat(alone).allSatisfy(seat -> assertThat(seat.await(Duration.ZERO, () -> {})).isEqualTo(new Single()));
        assertThat(Stream.concat(together.stream(), alone.stream()).toList())
                .hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void shouldSplitWhatWouldBeLargerThanTwoMegabytes() {
        // Given
        var document = "mutation($ref: String, $text: String) { create(ref: $ref, text: $text) { id } }";

        // When
        var seats = gathered(document, "\"ü\\".repeat(60_000));

        // Then
        assertThat(documents).hasSizeGreaterThan(2)
                .allSatisfy(together -> assertThat(bytes(together)).isBetween(700_000, MOST_BYTES));
        assertEachLeavesOnce(seats);
    }

    @Test
    void shouldSplitWhatWouldBeLargerThanTwoMegabytesBecauseOfTheDocument() {
        // Given
        var document = "mutation($ref: String, $text: String) { create(ref: $ref, text: $text, note: \""
                + "\\\"".repeat(80_000) + "\") { id } }";

        // When
        var seats = gathered(document, "short");

        // Then
        assertThat(documents).hasSizeGreaterThan(1)
                .allSatisfy(together -> assertThat(bytes(together)).isBetween(600_000, MOST_BYTES));
        assertEachLeavesOnce(seats);
    }

    @Test
    void shouldSplitWhatWouldAskForMoreThanFluentAllows() {
        // Given
        var document = "mutation($ref: String, $text: String) { create(ref: $ref, text: $text) "
                + "{ id variants(first: 1000) { edges { node { id } } } } }";
        var one = pieces.of(document).orElseThrow().complexity();

        // When
        var seats = gathered(document, "short");

        // Then
        assertThat(one).isBetween(2_000L, 2_010L);
        assertThat(documents).hasSizeGreaterThan(2)
                .allSatisfy(together -> assertThat(one * together.size()).isBetween(2 * one, MOST_COMPLEXITY));
        assertEachLeavesOnce(seats);
    }
}
