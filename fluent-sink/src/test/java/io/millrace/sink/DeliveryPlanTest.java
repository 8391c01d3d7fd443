package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.json.Json;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import io.millrace.sink.fluent.FluentAnswer;
import io.millrace.sink.fluent.FluentAnswer.Absent;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Invalid;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import io.millrace.sink.fluent.FluentAnswer.Troubled;
import io.millrace.sink.fluent.FluentAnswer.Unknown;
import io.millrace.sink.fluent.Trouble;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole decision, as tables: no HTTP, no Kafka, no clock. */
final class DeliveryPlanTest {
    private static final Command ORDER = Commands.order("order-1", "maria");
    private static final Command CREATED = Commands.customer("maria", "Maria", "customer.created");
    private static final Command UPDATED = Commands.customer("maria", "Maria", "customer.updated");

    private static DeliveryPlan plan(Command command) {
        return DeliveryPlan.of(command, 5).orElseThrow();
    }

    private static Known known(String customer, Doubt doubt) {
        var known = Known.nothing().doubting(doubt);
        return switch (customer) {
            case "remembered" -> known.remembering("5000123");
            case "told" -> known.told(Optional.of("5000123"));
            default -> known;
        };
    }

    private static FluentAnswer answer(String word) {
        return switch (word) {
            case "found" -> new Found(Json.object().put("id", "5004670"));
            case "absent" -> new Absent();
            case "invalid" -> new Invalid("Validation error (WrongType@[createOrder])");
            case "no-update" -> new Invalid("Validation error (FieldUndefined@[updateCustomer]) : Field "
                    + "'updateCustomer' in type 'Mutation' is undefined");
            case "unknown" -> new Unknown("reset");
            case "unreachable" -> new Troubled(new Trouble.Unreachable("refused"));
            case "failing" -> new Troubled(new Trouble.Failing("HTTP 503", Optional.empty()));
            case "throttled" -> new Troubled(new Trouble.Throttled("HTTP 429", Optional.of(Duration.ofSeconds(7))));
            case "misconfigured" -> new Troubled(new Trouble.Misconfigured("HTTP 401"));
            case "uncoded" -> new Refused(Optional.empty(), "no");
            default -> new Refused(Optional.of(word), "no");
        };
    }

    private static String text(NextStep step) {
        return switch (step) {
            case Now(var operation, var known) -> "now " + operation + " " + known.doubt();
            case WhenWell(var _, var operation, var known) -> "when well " + operation + " " + known.doubt();
            case Later(var operation, var known, var _) -> "later " + operation + " " + known.doubt();
            case End(Delivered _, var _) -> "delivered";
            case End(AlreadyThere _, var _) -> "already there";
            case End(GivenUp givenUp, var _) -> "given up " + givenUp.failure().word();
        };
    }

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
            CREATE_ORDER  | NONE      | told       | invalid       | given up schema
            CREATE_ORDER  | NONE      | told       | C0003E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | S0020E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | S0040E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | T0001E        | later CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | unknown       | now FIND_ORDER UNKNOWN
            CREATE_ORDER  | NONE      | told       | failing       | when well FIND_ORDER EXPLAINED
            CREATE_ORDER  | NONE      | told       | unreachable   | when well CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | throttled     | when well CREATE_ORDER NONE
            CREATE_ORDER  | NONE      | told       | misconfigured | when well CREATE_ORDER NONE

            CREATE_ORDER_AND_CUSTOMER | NONE | -   | found         | delivered
            CREATE_ORDER_AND_CUSTOMER | NONE | -   | C0121E        | now FIND_ORDER EXISTS
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
            UPDATE_CUSTOMER | NONE      | no-update   | given up configuration
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

    @Test
    void shouldBeginWithWhatTheEventHintsAt() {
        // Then
        assertThat(text(plan(ORDER).start(Known.nothing()))).isEqualTo("now FIND_CUSTOMER NONE");
        assertThat(text(plan(ORDER).start(known("remembered", Doubt.NONE)))).isEqualTo("now CREATE_ORDER NONE");
        assertThat(text(plan(CREATED).start(Known.nothing()))).isEqualTo("now CREATE_CUSTOMER NONE");
        assertThat(text(plan(UPDATED).start(Known.nothing()))).isEqualTo("now UPDATE_CUSTOMER NONE");
    }

    @Test
    void shouldGiveUpWhenTheCommandFailsTooOften() {
        // Given
        var known = known("told", Doubt.NONE).failedOnceMore().failedOnceMore().failedOnceMore();

        // When
        var fourth = plan(ORDER).next(Operation.CREATE_ORDER, known, answer("S0002E"));
        var fifth = plan(ORDER).next(Operation.CREATE_ORDER, fourth.known(), answer("S0002E"));

        // Then
        assertThat(text(fourth)).isEqualTo("later CREATE_ORDER NONE");
        assertThat(fifth).isEqualTo(new End(new GivenUp(Failure.EXHAUSTED, Optional.of("S0002E"),
                "gave up after 5 failures: no"), fifth.known()));
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
