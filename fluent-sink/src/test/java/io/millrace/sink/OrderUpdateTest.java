package io.millrace.sink;

import static io.millrace.sink.Plans.answer;
import static io.millrace.sink.Plans.known;
import static io.millrace.sink.Plans.plan;
import static io.millrace.sink.Plans.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.json.Json;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders whose updates are switched on. */
final class OrderUpdateTest {
    private static final Command PAID = Commands.orderUpdate("order-1", "order.paid");
    private static final Command UPDATED = Commands.orderUpdate("order-1", "order.updated");
    private static final Command ITEMS = Commands.orderUpdate("order-1", "order.updated", "line-1", "line-2");

    private static FluentAnswer order(String items) {
        return new Found(Json.read(("{\"id\":\"5004670\",\"items\":" + items + "}").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
            order.created,    now FIND_CUSTOMER NONE
            order.authorized, now FIND_CUSTOMER NONE
            order.paid,       now FIND_CUSTOMER NONE
            order.updated,    now FIND_ORDER NONE
            order.fulfilled,  now FIND_ORDER NONE
            order.cancelled,  now FIND_ORDER NONE
            """)
    void shouldBeginWithWhatTheEventHintsAt(String eventType, String expected) {
        // When
        var step = plan(Commands.orderUpdate("order-1", eventType)).start(Known.nothing());

        // Then
        assertThat(text(step)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, doubt {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CREATE_ORDER | NONE      | C0121E  | now FIND_ORDER EXISTS
            FIND_ORDER   | EXISTS    | found   | now UPDATE_ORDER NONE
            FIND_ORDER   | CONFLICT  | found   | now UPDATE_ORDER NONE
            FIND_ORDER   | UNKNOWN   | found   | now UPDATE_ORDER NONE
            FIND_ORDER   | NONE      | found   | now UPDATE_ORDER NONE
            FIND_ORDER   | NONE      | absent  | now FIND_CUSTOMER NONE
            FIND_ORDER   | NONE      | C0120E  | now FIND_CUSTOMER NONE
            UPDATE_ORDER | NONE      | found   | delivered
            UPDATE_ORDER | NONE      | unknown | now FIND_ORDER UNKNOWN
            UPDATE_ORDER | NONE      | failing | when well FIND_ORDER EXPLAINED
            UPDATE_ORDER | NONE      | C0120E  | given up refused
            UPDATE_ORDER | NONE      | S0002E  | later UPDATE_ORDER NONE
            """)
    void shouldUpdateAnOrderWhenItExists(Operation done, Doubt doubt, String answer, String expected) {
        // When
        var next = plan(PAID).next(done, known("-", doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @Test
    void shouldCountAFailureWhenAnUpdateIsNotAnswered() {
        // Given
        var unanswered = plan(UPDATED).next(Operation.UPDATE_ORDER, Known.nothing(), answer("unknown"));

        // When
        var next = plan(UPDATED).next(Operation.FIND_ORDER, unanswered.known(), answer("found"));

        // Then
        assertThat(text(next)).isEqualTo("later UPDATE_ORDER NONE");
        assertThat(next.known().failures()).isEqualTo(1);
    }

    @Test
    void shouldPutFluentsIdsIntoTheUpdate() {
        // Given
        var answer = order("{\"edges\":[{\"node\":{\"id\":\"71\",\"ref\":\"line-1\"}},"
                + "{\"node\":{\"id\":\"72\",\"ref\":\"line-2\"}}]}");
        var next = plan(ITEMS).next(Operation.FIND_ORDER, Known.nothing(), answer);

        // When
        var request = Requests.of(Operation.UPDATE_ORDER, ITEMS, next.known());

        // Then
        assertThat(request.variables().at("/input/id").stringValue()).isEqualTo("5004670");
        assertThat(request.variables().at("/input/items").valueStream().map(item -> item.path("id").stringValue()))
                .containsExactly("71", "72");
        assertThat(ITEMS.mutation("updateOrder").variables().at("/input/id").isMissingNode()).isTrue();
    }

    @Test
    void shouldAskForTheItemsThatAnUpdateNames() {
        // When
        var with = Requests.of(Operation.FIND_ORDER, ITEMS, Known.nothing());
        var without = Requests.of(Operation.FIND_ORDER, PAID, Known.nothing());

        // Then
        assertThat(with.variables().path("items").valueStream().map(ref -> ref.stringValue()))
                .containsExactly("line-1", "line-2");
        assertThat(with.variables().path("count").intValue()).isEqualTo(2);
        assertThat(without.document()).doesNotContain("items");
    }

    @Test
    void shouldSayWhichItemsFluentDoesNotKnow() {
        // Given
        var answer = order("{\"edges\":[{\"node\":{\"id\":\"71\",\"ref\":\"line-1\"}}]}");

        // When
        var next = plan(ITEMS).next(Operation.FIND_ORDER, Known.nothing(), answer);

        // Then
        assertThat(next).isInstanceOfSatisfying(End.class, end -> assertThat(end.finish()).isInstanceOfSatisfying(
                GivenUp.class, gone -> assertThat(gone.message())
                        .isEqualTo("the order in Fluent has no item with the ref of input.items[1]")));
    }

    @Test
    void shouldTryAgainWhenFluentDoesNotTellTheItems() {
        // When
        var next = plan(ITEMS).next(Operation.FIND_ORDER, Known.nothing(), order("null"));

        // Then
        assertThat(text(next)).isEqualTo("later FIND_ORDER NONE");
    }
}
