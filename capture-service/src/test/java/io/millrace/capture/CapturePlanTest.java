package io.millrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.capture.Finish.AlreadyCaptured;
import io.millrace.capture.Finish.Captured;
import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.NextStep.WhenWell;
import io.millrace.capture.Operation.Capture;
import io.millrace.capture.Operation.Confirm;
import io.millrace.capture.Operation.Fulfil;
import io.millrace.capture.Operation.ListTransactions;
import io.millrace.capture.Operation.ReadOrder;
import io.millrace.capture.PolicyConfig.Confirmation;
import io.millrace.capture.PolicyConfig.Marking;
import io.millrace.capture.PolicyConfig.Partial;
import io.millrace.common.elasticpath.ElasticPathAnswer;
import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Missing;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.elasticpath.ElasticPathError;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CapturePlanTest {
    private static final Capture CAPTURE = new Capture("t1");
    private static final Known NOTHING = Known.after(0);
    private static final String OPEN = "t1 authorize complete";

    private static CapturePlan plan(Confirmation confirmation, Partial partial, Marking marking) {
        return new CapturePlan(new PolicyConfig(confirmation, Set.of("COMPLETE"), Set.of("PICK_PACK"),
                Set.of("COMPLETE", "FULFILLED"), partial, marking));
    }

    private static final CapturePlan PLAN = plan(Confirmation.OFF, Partial.HOLD, Marking.OFF);

    private static Found json(String text) {
        return new Found(Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static Found order(String payment) {
        return json("{'data':{'status':'processing','payment':'" + payment + "','shipping':'unfulfilled'}}");
    }

    /** Each is its id, its type and its status. */
    private static Found transactions(String... all) {
        var body = Json.object();
        var data = body.putArray("data");
        for (var each : all) {
            var words = each.split(" ", -1);
            data.addObject().put("id", words[0]).put("transaction_type", words[1]).put("status", words[2]);
        }
        return new Found(body);
    }

    private static NextStep listed(CapturePlan plan, ElasticPathAnswer order, ElasticPathAnswer transactions) {
        var known = plan.next(new ReadOrder(), NOTHING, order).known();
        return plan.next(new ListTransactions(), known, transactions);
    }

    private static NextStep after(NextStep step, CapturePlan plan, ElasticPathAnswer answer) {
        return plan.next(CAPTURE, step.known(), answer);
    }

    private static Failure failure(NextStep step) {
        assertThat(step).isInstanceOf(End.class);
        var finish = ((End) step).finish();
        assertThat(finish).isInstanceOf(GivenUp.class);
        return ((GivenUp) finish).failure();
    }

    @ParameterizedTest(name = "{0} order with {1} -> {2}")
    @CsvSource(textBlock = """
            authorized, t1 purchase complete,                          already
            paid,       t1 capture complete,                           already
            paid,       t1 capture complete|t2 purchase complete,      already
            refunded,   t1 refund complete,                            already
            authorized, t1 authorize complete,                         capture
            authorized, t1 capture complete|t1 authorize complete,     capture
            unpaid,     t9 authorize failed,                           NOTHING_AUTHORISED
            unpaid,     t9 authorize cancelled,                        NOTHING_AUTHORISED
            unpaid,     t9 authorize pending,                          later
            partially_paid, t1 capture complete,                       OWING
            """)
    void shouldDecideByTheTransactions(String payment, String transactions, String expected) {
        // When
        var step = listed(PLAN, order(payment), transactions(transactions.split("\\|", -1)));

        // Then
        var word = switch (step) {
            case Now(var operation, var _) -> operation.word();
            case Later _ -> "later";
            case WhenWell _ -> "when well";
            case End(AlreadyCaptured _, var _) -> "already";
            case End(Captured _, var _) -> "captured";
            case End(GivenUp(var failure, var _, var _), var _) -> failure.name();
        };
        assertThat(word).isEqualTo(expected);
    }

    @Test
    void shouldReadTheTypeUnderBothOfItsNames() {
        // When
        var step = listed(PLAN, order("authorized"),
                json("{'data':[{'id':'t1','transaction-type':'authorize','status':'complete'}]}"));

        // Then
        assertThat(step).isInstanceOfSatisfying(Now.class, now -> assertThat(now.operation()).isEqualTo(CAPTURE));
    }

    @Test
    void shouldCaptureEachOfSeveralAuthorisationsAndThenBeDone() {
        // Given
        var first = listed(PLAN, order("authorized"), transactions(OPEN, "t2 authorize complete"));

        // When
        var second = after(first, PLAN, json("{'data':{'id':'t1','transaction_type':'capture','status':'complete'}}"));
        var end = PLAN.next(new Capture("t2"), second.known(),
                json("{'data':{'id':'t2','transaction-type':'capture','status':'complete'}}"));

        // Then
        assertThat(second).isInstanceOfSatisfying(Now.class,
                now -> assertThat(now.operation()).isEqualTo(new Capture("t2")));
        assertThat(end).isEqualTo(new End(new Captured(), end.known()));
        assertThat(end.known().sent()).isEqualTo(2);
    }

    @Test
    void shouldListBeforeAnythingElseWhenACaptureIsNotConfirmed() {
        // Given
        var step = listed(PLAN, order("authorized"), transactions(OPEN));

        // When
        var after = List.of(after(step, PLAN, new Unknown("time-out")), after(step, PLAN, new Refused(400, List.of())),
                after(step, PLAN, new Missing()),
                after(step, PLAN, new Troubled(new Failing("HTTP 500", Optional.empty()))));

        // Then
        assertThat(after).allSatisfy(next -> assertThat(switch (next) {
            case Now(var operation, var _) -> operation;
            case WhenWell(var _, var operation, var _) -> operation;
            case Later _,End _ -> throw new AssertionError(next);
        }).isEqualTo(new ListTransactions()));
    }

    @Test
    void shouldBeDoneWhenTheListShowsTheCaptureThatWasRefused() {
        // Given
        var refused = after(listed(PLAN, order("authorized"), transactions(OPEN)), PLAN, new Refused(400, List.of()));

        // When
        var end = PLAN.next(new ListTransactions(), refused.known(), transactions("t1 capture complete"));

        // Then
        assertThat(end).isEqualTo(new End(new Captured(), end.known()));
    }

    @Test
    void shouldWaitBeforeASecondCaptureWhenTheFirstWasNotAnswered() {
        // Given
        var unanswered = after(listed(PLAN, order("authorized"), transactions(OPEN)), PLAN, new Unknown("time-out"));

        // When
        var step = PLAN.next(new ListTransactions(), unanswered.known(), transactions(OPEN));

        // Then
        assertThat(step).isInstanceOfSatisfying(Later.class,
                later -> assertThat(later.because().code()).isEqualTo("no-answer"));
    }

    @Test
    void shouldCaptureAgainAtOnceWhenTheLimitOfTheRateKeptItFromBeingDone() {
        // Given
        var step = listed(PLAN, order("authorized"), transactions(OPEN));

        // When
        var next = after(step, PLAN, new Troubled(new Throttled("HTTP 429", Optional.empty())));

        // Then
        assertThat(next).isInstanceOfSatisfying(WhenWell.class,
                whenWell -> assertThat(whenWell.operation()).isEqualTo(CAPTURE));
        assertThat(next.known().sent()).isZero();
    }

    @Test
    void shouldUseUpAnAttemptWhenOnlyTheCaptureFailsAgainAndAgain() {
        // Given
        var step = listed(PLAN, order("authorized"), transactions(OPEN));

        // When
        for (var i = 0; i < 3; i++) {
            assertThat(step).isInstanceOf(Now.class);
            step = after(step, PLAN, new Troubled(new Failing("HTTP 500", Optional.empty())));
            step = PLAN.next(new ListTransactions(), step.known(), transactions(OPEN));
        }

        // Then
        assertThat(step).isInstanceOf(Later.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"payment_intent_unexpected_state", "AUTHORIZATION_EXPIRED"})
    void shouldGiveUpWhenTheGatewaySaysThatTheAuthorisationHasExpired(String code) {
        // Given
        var error = new ElasticPathError("Payment gateway processing failed", "", Optional.of(code));
        var refused = after(listed(PLAN, order("authorized"), transactions(OPEN)), PLAN,
                new Refused(422, List.of(error)));

        // When
        var end = PLAN.next(new ListTransactions(), refused.known(), transactions(OPEN));

        // Then
        assertThat(failure(end)).isEqualTo(Failure.EXPIRED);
        assertThat(((GivenUp) ((End) end).finish()).message()).contains("ask the buyer to pay again");
    }

    @Test
    void shouldGiveUpWithoutCapturingWhenTheListSaysThatTheAuthorisationHasExpired() {
        // When
        var end = listed(PLAN, order("authorized"), json("{'data':[{'id':'t1','transaction_type':'authorize',"
                + "'status':'complete','payment_details':{'detailed_status':'expired_uncaptured_charge'}}]}"));

        // Then
        assertThat(failure(end)).isEqualTo(Failure.EXPIRED);
        assertThat(end.known().sent()).isZero();
    }

    @Test
    void shouldNotCaptureForACancelledOrder() {
        // When
        var end = listed(PLAN, json("{'data':{'status':'cancelled','payment':'authorized'}}"), transactions(OPEN));

        // Then
        assertThat(failure(end)).isEqualTo(Failure.CANCELLED);
    }

    @Test
    void shouldGiveUpWhenElasticPathDoesNotKnowTheOrder() {
        // When
        var end = PLAN.next(new ReadOrder(), NOTHING, new Missing());

        // Then
        assertThat(failure(end)).isEqualTo(Failure.UNKNOWN_ORDER);
    }

    @Test
    void shouldWaitWhenWhatAnswersIsNotElasticPath() {
        // When
        var steps = List.of(PLAN.next(new ReadOrder(), NOTHING, json("{}")),
                PLAN.next(new ListTransactions(), NOTHING, json("{'data':{}}")));

        // Then
        assertThat(steps).allSatisfy(step -> assertThat(step).isInstanceOf(WhenWell.class));
    }

    @Test
    void shouldMarkTheOrderOnlyOnceItIsPaid() {
        // Given
        var plan = plan(Confirmation.OFF, Partial.HOLD, Marking.ON);
        var captured = after(listed(plan, order("authorized"), transactions(OPEN)), plan,
                json("{'data':{'id':'t1','transaction_type':'capture','status':'complete'}}"));

        // When
        var paid = plan.next(new ReadOrder(), captured.known(), order("paid"));
        var notYet = plan.next(new ReadOrder(), captured.known(), order("authorized"));
        var done = plan.next(new Fulfil(), paid.known(), order("paid"));

        // Then
        assertThat(captured).isInstanceOfSatisfying(Now.class,
                now -> assertThat(now.operation()).isEqualTo(new ReadOrder()));
        assertThat(paid).isInstanceOfSatisfying(Now.class, now -> assertThat(now.operation()).isEqualTo(new Fulfil()));
        assertThat(notYet).isInstanceOf(Later.class);
        assertThat(done).isEqualTo(new End(new Captured(), done.known()));
    }

    @ParameterizedTest(name = "{0} with fulfilments {1}, {2} -> {3}")
    @CsvSource(nullValues = "-", textBlock = """
            COMPLETE,  -,                  HOLD,        read-order
            COMPLETE,  COMPLETE,           HOLD,        read-order
            COMPLETE,  COMPLETE FULFILLED, HOLD,        read-order
            COMPLETE,  COMPLETE REJECTED,  HOLD,        PARTIAL
            COMPLETE,  EXPIRED,            HOLD,        PARTIAL
            COMPLETE,  COMPLETE REJECTED,  CAPTURE_ALL, read-order
            PICK_PACK, -,                  HOLD,        later
            """)
    void shouldDecideByWhatFluentSays(String status, String fulfilments, Partial partial, String expected) {
        // Given
        var plan = plan(Confirmation.ON, partial, Marking.OFF);
        var order = Json.object().put("id", "1").put("status", status);
        var edges = order.putObject("fulfilments").putArray("edges");
        for (var each : Optional.ofNullable(fulfilments).map(text -> text.split(" ", -1)).orElse(new String[0])) {
            edges.addObject().putObject("node").put("status", each);
        }

        // When
        var step = plan.next(plan.start(NOTHING).known(), new FluentAnswer.Found(order));

        // Then
        var word = switch (step) {
            case Now(var operation, var _) -> operation.word();
            case Later _ -> "later";
            case WhenWell _ -> "when well";
            case End(GivenUp(var failure, var _, var _), var _) -> failure.name();
            case End _ -> "done";
        };
        assertThat(word).isEqualTo(expected);
    }

    @Test
    void shouldAskFluentFirstOnlyWhenThatIsSwitchedOn() {
        // When
        var steps = List.of(plan(Confirmation.ON, Partial.HOLD, Marking.OFF).start(NOTHING), PLAN.start(NOTHING));

        // Then
        assertThat(steps).extracting(step -> ((Now) step).operation()).containsExactly(new Confirm(), new ReadOrder());
    }

    @Test
    void shouldWaitForAPersonAndLoseNothingWhenTheSchemaOfFluentIsOlder() {
        // When
        var step = PLAN.next(NOTHING, new FluentAnswer.Invalid("field fulfilments is undefined"));

        // Then
        assertThat(step).isInstanceOfSatisfying(WhenWell.class, whenWell -> assertThat(whenWell.trouble())
                .isInstanceOf(Misconfigured.class)
                .satisfies(trouble -> assertThat(trouble.reason()).contains("MILLRACE_CAPTURE_CONFIRM=off")));
    }
}
