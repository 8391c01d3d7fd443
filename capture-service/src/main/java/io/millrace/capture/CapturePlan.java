package io.millrace.capture;

import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.Known.Stage;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.NextStep.WhenWell;
import io.millrace.capture.Operation.Capture;
import io.millrace.capture.Operation.Fulfil;
import io.millrace.capture.Operation.ListTransactions;
import io.millrace.capture.Operation.OfElasticPath;
import io.millrace.capture.Operation.ReadOrder;
import io.millrace.capture.PolicyConfig.Confirmation;
import io.millrace.common.elasticpath.ElasticPathAnswer;
import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Missing;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Decides how the payments of one order are captured: given what is known and the last answer, what is the next step?
 * There is no key against repeats in Elastic Path, so no capture is sent again unless the transactions, listed after
 * the one before, show that it did not happen (elastic-path reference, 6.3). Pure.
 */
record CapturePlan(PolicyConfig policy) {
    private static final ReadOrder READ = new ReadOrder();
    private static final ListTransactions LIST = new ListTransactions();
    private static final Fulfil FULFIL = new Fulfil();
    /** What payment gateways say of an authorisation that has run out (elastic-path reference, 6.3). */
    private static final Set<String> EXPIRED = Set.of("payment_intent_unexpected_state", "AUTHORIZATION_EXPIRED");

    /** The step to begin with. */
    NextStep start(Known known) {
        return switch (policy.confirmation()) {
            case Confirmation.ON -> new Now(new Operation.Confirm(), known);
            case Confirmation.OFF -> new Now(READ, known);
        };
    }

    /** What becomes of a request that failed too often. */
    static End exhausted(Later last, int failures) {
        return new End(new GivenUp(Failure.EXHAUSTED, Optional.of(last.because().code()),
                "gave up after " + failures + " failures: " + last.because().message()), last.known());
    }

    /** The step after Fluent was asked. */
    NextStep next(Known known, FluentAnswer answer) {
        return new FluentCheck(policy).next(known, answer);
    }

    /** The step after {@code done} was answered. */
    NextStep next(OfElasticPath done, Known known, ElasticPathAnswer answer) {
        return switch (done) {
            case ReadOrder _ -> reading(done, known, answer, body -> ShopOrder.of(body)
                    .map(order -> read(known.with(order))));
            case ListTransactions _ -> reading(done, known, answer, body -> Payment.list(body)
                    .map(payments -> decision().next(known.with(payments))));
            case Capture capture -> captured(capture, known, answer);
            case Fulfil _ -> fulfilled(known, answer);
        };
    }

    @FunctionalInterface
    private interface Reading {
        /** Empty for what is not what was asked for. */
        Optional<NextStep> of(JsonNode data);
    }

    private static NextStep reading(OfElasticPath done, Known known, ElasticPathAnswer answer, Reading reading) {
        return switch (answer) {
            case Found found -> reading.of(found.data()).orElseGet(() -> new WhenWell(
                    new Failing("what answers is not the API of Elastic Path", Optional.empty()), done, known));
            case Missing _ -> new End(new GivenUp(Failure.UNKNOWN_ORDER,
                    "Elastic Path does not know the order: its reference in Fluent must be the order's id"), known);
            case Refused refused -> new End(givenUp(Failure.REFUSED, Reason.of(refused)), known);
            case Troubled(var trouble) -> new WhenWell(trouble, done, known);
            case Unknown(var reason) -> new WhenWell(new Failing(reason, Optional.empty()), done, known);
        };
    }

    private NextStep read(Known known) {
        return known.stage() == Stage.SETTLED ? decision().settled(known) : new Now(LIST, known);
    }

    private NextStep captured(Capture done, Known known, ElasticPathAnswer answer) {
        var id = done.transaction();
        return switch (answer) {
            case Found found when Payment.of(found.data()).state() == Payment.State.SETTLED -> decision()
                    .next(known.captured(id));
            case Found _ -> new Now(LIST, known.tried(id, new Trial.Refused(
                    new Reason("not-captured", "Elastic Path answers a capture without having captured"))));
            case Missing _ -> new Now(LIST, known.tried(id, new Trial.Refused(
                    new Reason("http-404", "Elastic Path does not find the transaction that it has listed"))));
            case Refused refused -> new Now(LIST, known.tried(id, refusal(refused)));
            case Unknown(var reason) -> new Now(LIST, known.tried(id, new Trial.Unanswered(
                    new Reason("no-answer", "Elastic Path did not answer a capture: " + reason))));
            case Troubled(var trouble) -> switch (trouble) {
                case Failing failing -> new WhenWell(failing, LIST, known.tried(id, new Trial.Failed(
                        known.failures(id) + 1, new Reason("failing", failing.reason()))));
                case Throttled throttled -> new WhenWell(throttled, done, known);
                case Misconfigured misconfigured -> new WhenWell(misconfigured, done, known);
                // It may last for hours, and the order may change meanwhile.
                case Unreachable unreachable -> new WhenWell(unreachable, READ, known);
            };
        };
    }

    private static Trial refusal(Refused refused) {
        var reason = Reason.of(refused);
        return EXPIRED.contains(reason.code()) ? new Trial.Expired(reason) : new Trial.Refused(reason);
    }

    private NextStep fulfilled(Known known, ElasticPathAnswer answer) {
        return switch (answer) {
            case Found _ -> PaymentDecision.done(known);
            case Missing _ -> new Later(FULFIL, known,
                    new Reason("http-404", "the order is paid, and was gone when it was to be marked as fulfilled"));
            case Refused refused -> new Later(FULFIL, known, new Reason(Reason.of(refused).code(),
                    "the order is paid, and cannot be marked as fulfilled: " + Reason.of(refused).message()));
            case Unknown _ -> new Now(READ, known.failedToFulfil());
            case Troubled(Failing failing) -> new WhenWell(failing, READ, known.failedToFulfil());
            case Troubled(var trouble) -> new WhenWell(trouble, FULFIL, known);
        };
    }

    private PaymentDecision decision() {
        return new PaymentDecision(policy.marking());
    }

    static GivenUp givenUp(Failure failure, Reason reason) {
        return new GivenUp(failure, Optional.of(reason.code()), reason.message());
    }
}
