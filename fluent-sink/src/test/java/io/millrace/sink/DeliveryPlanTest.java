package io.millrace.sink;

import static io.millrace.sink.Plans.answer;
import static io.millrace.sink.Plans.known;
import static io.millrace.sink.Plans.plan;
import static io.millrace.sink.Plans.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.WhenWell;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole decision, as tables: no HTTP, no Kafka, no clock. */
final class DeliveryPlanTest {
    private static final Command ORDER = Commands.order("order-1", "maria");
    private static final Command CREATED = Commands.customer("maria", "Maria", "customer.created");
    private static final Command UPDATED = Commands.customer("maria", "Maria", "customer.updated");

    @ParameterizedTest(name = "{0}, doubt {1}, customer {2}: {3} -> {4}")
    @CsvSource(delimiter = '|', textBlock = """
            FIND_CUSTOMER | NONE      | -          | found         | now CREATE_ORDER NONE
            FIND_CUSTOMER | NONE      | -          | absent        | now CREATE_ORDER_AND_CUSTOMER NONE
            FIND_CUSTOMER | NONE      | -          | C0120E        | now CREATE_ORDER_AND_CUSTOMER NONE
            FIND_CUSTOMER | CONFLICT  | -          | found         | now CREATE_ORDER NONE
            FIND_CUSTOMER | CONFLICT  | -          | absent        | later CREATE_ORDER_AND_CUSTOMER NONE
            FIND_CUSTOMER | NONE      | -          | S0002E        | later FIND_CUSTOMER NONE
            FIND_CUSTOMER | NONE      | -          | unknown       | when well FIND_CUSTOMER NONE
            FIND_CUSTOMER | NONE      | -          | failing       | when well FIND_CUSTOMER NONE
            FIND_CUSTOMER | NONE      | -          | C0160E        | given up refused
            FIND_CUSTOMER | NONE      | -          | invalid       | given up schema

            CREATE_ORDER  | NONE      | told       | found         | delivered
            CREATE_ORDER  | NONE      | told       | absent        | now FIND_ORDER UNKNOWN
            CREATE_ORDER  | NONE      | told       | C0121E        | now FIND_ORDER EXISTS
            CREATE_ORDER  | NONE      | told       | C0123E        | now FIND_ORDER EXISTS
            CREATE_ORDER  | NONE      | remembered | C0120E        | now FIND_CUSTOMER NONE
            CREATE_ORDER  | NONE      | told       | C0120E        | given up refused
            CREATE_ORDER  | NONE      | told       | C0140E        | given up refused
            CREATE_ORDER  | NONE      | told       | uncoded       | given up refused
            CREATE_ORDER  | NONE      | told       | exists-in-words  | now FIND_ORDER EXISTS
            CREATE_ORDER  | NONE      | remembered | missing-in-words | now FIND_CUSTOMER NONE
            CREATE_ORDER  | NONE      | told       | S0001E        | given up configuration
            CREATE_ORDER  | NONE      | told       | S0030E        | given up configuration
            CREATE_ORDER  | NONE      | told       | invalid       | given up schema
            CREATE_ORDER  | NONE      | told       | C0003E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | S0020E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | T0001E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | unknown       | now FIND_ORDER UNKNOWN
            CREATE_ORDER  | NONE      | told       | failing       | when well FIND_ORDER EXPLAINED
            CREATE_ORDER  | NONE      | told       | unreachable   | when well CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | throttled     | when well CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | misconfigured | when well CREATE_ORDER NONE

            CREATE_ORDER_AND_CUSTOMER | NONE | -   | found         | delivered
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0121E        | now FIND_ORDER CONFLICT
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0177E        | given up refused
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0150E        | now FIND_ORDER CONFLICT
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | uncoded       | now FIND_ORDER CONFLICT
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | exists-in-words | now FIND_ORDER CONFLICT
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0123E        | now FIND_ORDER CONFLICT
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0120E        | given up refused
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | unknown       | now FIND_ORDER UNKNOWN
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | failing       | when well FIND_ORDER EXPLAINED

            FIND_ORDER    | EXISTS    | told       | found         | already there
            FIND_ORDER    | EXISTS    | told       | absent        | later FIND_ORDER EXISTS
            FIND_ORDER    | CONFLICT  | -          | found         | already there
            FIND_ORDER    | CONFLICT  | -          | absent        | now FIND_CUSTOMER CONFLICT
            FIND_ORDER    | UNKNOWN   | told       | found         | already there
            FIND_ORDER    | UNKNOWN   | told       | absent        | later CREATE_ORDER NONE
            FIND_ORDER    | UNKNOWN   | -          | absent        | later FIND_CUSTOMER NONE
            FIND_ORDER    | UNKNOWN   | told       | unknown       | when well FIND_ORDER EXPLAINED
            FIND_ORDER    | UNKNOWN   | told       | unreachable   | when well FIND_ORDER EXPLAINED
            FIND_ORDER    | EXPLAINED | told       | found         | already there
            FIND_ORDER    | EXPLAINED | told       | absent        | now CREATE_ORDER NONE
            FIND_ORDER    | EXPLAINED | -          | absent        | now FIND_CUSTOMER NONE
            """)
    void shouldGoOnWithAnOrderWhenAnswered(Operation done, Doubt doubt, String customer, String answer,
            String expected) {
        // When
        var next = plan(ORDER).next(done, known(customer, doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, doubt {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CREATE_CUSTOMER | NONE      | found       | delivered
            CREATE_CUSTOMER | NONE      | C0123E      | now UPDATE_CUSTOMER CONFLICT
            CREATE_CUSTOMER | ABSENT    | C0123E      | later UPDATE_CUSTOMER CONFLICT
            CREATE_CUSTOMER | NONE      | C0141E      | given up refused
            CREATE_CUSTOMER | NONE      | unknown     | now FIND_CUSTOMER UNKNOWN
            CREATE_CUSTOMER | NONE      | failing     | when well FIND_CUSTOMER EXPLAINED
            CREATE_CUSTOMER | NONE      | unreachable | when well CREATE_CUSTOMER NONE
            UPDATE_CUSTOMER | NONE      | found       | delivered
            UPDATE_CUSTOMER | NONE      | C0120E      | now CREATE_CUSTOMER ABSENT
            UPDATE_CUSTOMER | CONFLICT  | C0120E      | later CREATE_CUSTOMER ABSENT
            UPDATE_CUSTOMER | NONE      | C0123E      | given up refused
            UPDATE_CUSTOMER | NONE      | invalid     | given up schema
            UPDATE_CUSTOMER | NONE      | no-update   | when mended UPDATE_CUSTOMER
            CREATE_CUSTOMER | NONE      | exists-in-words  | now UPDATE_CUSTOMER CONFLICT
            UPDATE_CUSTOMER | NONE      | missing-in-words | now CREATE_CUSTOMER ABSENT
            UPDATE_CUSTOMER | NONE      | unknown     | now FIND_CUSTOMER UNKNOWN
            FIND_CUSTOMER   | UNKNOWN   | found       | later UPDATE_CUSTOMER NONE
            FIND_CUSTOMER   | UNKNOWN   | absent      | later CREATE_CUSTOMER NONE
            FIND_CUSTOMER   | UNKNOWN   | throttled   | when well FIND_CUSTOMER EXPLAINED
            FIND_CUSTOMER   | EXPLAINED | found       | now UPDATE_CUSTOMER NONE
            FIND_CUSTOMER   | EXPLAINED | absent      | now CREATE_CUSTOMER NONE
            """)
    void shouldGoOnWithACustomerWhenAnswered(Operation done, Doubt doubt, String answer, String expected) {
        // When
        var next = plan(CREATED).next(done, known("-", doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, doubt {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            CREATE_CUSTOMER | NONE      | found   | delivered
            CREATE_CUSTOMER | NONE      | C0123E  | now FIND_CUSTOMER CONFLICT
            CREATE_CUSTOMER | NONE      | unknown | now FIND_CUSTOMER UNKNOWN
            FIND_CUSTOMER   | NONE      | found   | already there
            FIND_CUSTOMER   | NONE      | absent  | now CREATE_CUSTOMER NONE
            FIND_CUSTOMER   | CONFLICT  | found   | already there
            FIND_CUSTOMER   | CONFLICT  | absent  | later CREATE_CUSTOMER NONE
            FIND_CUSTOMER   | UNKNOWN   | found   | already there
            FIND_CUSTOMER   | EXPLAINED | absent  | now CREATE_CUSTOMER NONE
            """)
    void shouldLeaveACustomerAsItIsWhenUpdatesAreOff(Operation done, Doubt doubt, String answer, String expected) {
        // When
        var next = plan(UPDATED, CustomerUpdates.OFF).next(done, known("-", doubt), answer(answer));

        // Then
        assertThat(text(next)).isEqualTo(expected);
    }

    @Test
    void shouldSayWhichSettingHelpsWhenTheAccountHasNoUpdateCustomer() {
        // When
        var next = plan(UPDATED).next(Operation.UPDATE_CUSTOMER, Known.nothing(), answer("no-update"));

        // Then
        assertThat(next).isInstanceOfSatisfying(WhenWell.class, waiting -> assertThat(waiting.trouble().reason())
                .startsWith("this Fluent account has no updateCustomer")
                .contains("MILLRACE_SINK_CUSTOMER_UPDATES=off"));
        assertThat(next.known().attempts()).isZero();
    }

    @Test
    void shouldGiveUpWithWhatFluentSaidWhenAnObscureRefusalIsNotExplainedByALookUp() {
        // Given
        var refused = plan(ORDER).next(Operation.CREATE_ORDER_AND_CUSTOMER, Known.nothing(), answer("C0150E"));
        var noOrder = plan(ORDER).next(Operation.FIND_ORDER, refused.known(), answer("absent"));

        // When
        var noCustomer = plan(ORDER).next(Operation.FIND_CUSTOMER, noOrder.known(), answer("absent"));

        // Then
        assertThat(noCustomer).isInstanceOfSatisfying(End.class, end -> assertThat(end.finish())
                .isEqualTo(new GivenUp(Failure.REFUSED, Optional.of("C0150E"), "no")));
    }

    @Test
    void shouldBeginWithWhatTheEventHintsAt() {
        // Then
        assertThat(text(plan(ORDER).start(Known.nothing()))).isEqualTo("now FIND_CUSTOMER NONE");
        assertThat(text(plan(ORDER).start(known("remembered", Doubt.NONE)))).isEqualTo("now CREATE_ORDER NONE");
        assertThat(text(plan(CREATED).start(Known.nothing()))).isEqualTo("now CREATE_CUSTOMER NONE");
        assertThat(text(plan(UPDATED).start(Known.nothing()))).isEqualTo("now UPDATE_CUSTOMER NONE");
        assertThat(text(plan(UPDATED, CustomerUpdates.OFF).start(Known.nothing()))).isEqualTo("now FIND_CUSTOMER NONE");
    }

    @Test
    void shouldLookForWhatAnEarlierAttemptSentWhenItIsTriedAgain() {
        // Given
        var known = Known.nothing().after(2);

        // When
        var order = plan(ORDER).resume(Operation.CREATE_ORDER, known);
        var customer = plan(CREATED).resume(Operation.CREATE_CUSTOMER, known);

        // Then
        assertThat(text(order)).isEqualTo("now FIND_ORDER EXPLAINED");
        assertThat(order.known().attempts()).isEqualTo(2);
        assertThat(text(customer)).isEqualTo("now FIND_CUSTOMER EXPLAINED");
    }

    @Test
    void shouldSayWhatFailedLastWhenGivenUp() {
        // Given
        var last = (Later) plan(ORDER).next(Operation.CREATE_ORDER, known("told", Doubt.NONE), answer("S0002E"));

        // When
        var end = DeliveryPlan.exhausted(last, 5);

        // Then
        assertThat(end).isEqualTo(new End(new GivenUp(Failure.EXHAUSTED, Optional.of("S0002E"),
                "gave up after 5 failures: no"), last.known()));
    }

    @ParameterizedTest(name = "{0} counts as {1} attempts and {2} failures")
    @CsvSource(textBlock = """
            unreachable,   0, 0
            failing,       0, 0
            throttled,     0, 0
            misconfigured, 0, 0
            unknown,       1, 0
            found,         1, 0
            C0140E,        1, 0
            S0002E,        1, 1
            """)
    void shouldUseUpNothingWhenFluentIsInTrouble(String answer, int attempts, int failures) {
        // When
        var next = plan(ORDER).next(Operation.CREATE_ORDER, known("told", Doubt.NONE), answer(answer));

        // Then
        assertThat(next.known().attempts()).isEqualTo(attempts);
        assertThat(next.known().failures()).isEqualTo(failures);
    }

    @Test
    void shouldGiveUpWhenTheCommandLacksWhatIsNeeded() {
        // When
        var next = plan(Commands.without(CREATED, "updateCustomer"))
                .next(Operation.CREATE_CUSTOMER, Known.nothing(), answer("C0123E"));

        // Then
        assertThat(text(next)).isEqualTo("given up command");
    }

    @Test
    void shouldNotRememberACustomerThatFluentForgot() {
        // When
        var next = plan(ORDER).next(Operation.CREATE_ORDER, known("remembered", Doubt.NONE), answer("C0120E"));

        // Then
        assertThat(next.known().customer()).isEmpty();
    }
}
