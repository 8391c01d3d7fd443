package io.millrace.sink;

import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Reply;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides how one command is delivered: given what is known and the last answer, what is the next step? No mutation is
 * sent again after an answer that leaves open whether it was carried out, but looked for first. Pure.
 *
 * @param route what is particular to the entity
 */
record DeliveryPlan(Route route) {
    private static final Pattern NO_UPDATE_CUSTOMER = Pattern.compile(
            "FieldUndefined@\\[updateCustomer]|field .?updateCustomer.? .*(undefined|not defined|not exist)"
                    + "|cannot query field .?updateCustomer|unknown ?type.*UpdateCustomerInput",
            Pattern.CASE_INSENSITIVE);

    /** The step to begin with. */
    NextStep start(Known known) {
        return possible(new Now(route.first(known), known));
    }

    /**
     * The step to begin with after an earlier attempt, of which something may have arrived since: what was sent last is
     * looked for.
     */
    NextStep resume(Operation mutation, Known known) {
        return possible(new Now(route.lookUp(mutation), known.doubting(Doubt.EXPLAINED)));
    }

    /** What becomes of a command that failed too often. */
    static End exhausted(Later last, int failures) {
        return new End(new GivenUp(Failure.EXHAUSTED, last.because().code(),
                "gave up after " + failures + " failures: " + last.because().message()), last.known());
    }

    /** The step after {@code done} was answered. */
    NextStep next(Operation done, Known before, FluentAnswer answer) {
        return possible(switch (answer) {
            case Refused refused when refused.isRetryable() -> new Later(done,
                    before.attempted(done).failedOnceMore(), refused);
            case Refused refused when refused.isPlatformTrouble() -> new End(
                    new GivenUp(Failure.CONFIGURATION, refused.code(), refused.message()), before.attempted(done));
            case Reply reply -> route.after(done, before.attempted(done), reply);
            case Invalid(var message) -> invalid(done, before, message);
            case Troubled(var trouble) -> troubled(done, before, trouble);
            case Unknown(var reason) -> done.isMutation()
                    ? route.unanswered(done, before.attempted(done))
                    : new WhenWell(new Failing(reason, Optional.empty()), done, before.excused());
        });
    }

    private NextStep troubled(Operation done, Known before, Trouble trouble) {
        return done.isMutation() && trouble instanceof Failing
                ? new WhenWell(trouble, route.lookUp(done), before.doubting(Doubt.EXPLAINED))
                : new WhenWell(trouble, done, before.excused());
    }

    /** That an old account has no {@code updateCustomer} is no fault of the customer, and so is not a dead letter. */
    private static NextStep invalid(Operation done, Known before, String message) {
        return done == Operation.UPDATE_CUSTOMER && NO_UPDATE_CUSTOMER.matcher(message).find()
                ? new WhenWell(new Misconfigured("this Fluent account has no updateCustomer: set "
                        + "MILLRACE_SINK_CUSTOMER_UPDATES=off to leave existing customers as they are, "
                        + "or ask Fluent for the current schema", Extent.ENTITY), done, before.excused())
                : new End(new GivenUp(Failure.SCHEMA, Optional.empty(), message), before.attempted(done));
    }

    /** Ends what needs a mutation that the command does not carry. */
    private NextStep possible(NextStep step) {
        return switch (step) {
            case Later(var operation, var known, var _) when !carries(operation) -> lacking(operation, known);
            case Now(var operation, var known) when !carries(operation) -> lacking(operation, known);
            case Now now -> now;
            case Later later -> later;
            case WhenWell whenWell -> whenWell;
            case End end -> end;
        };
    }

    private boolean carries(Operation operation) {
        return !operation.isMutation() || route.command().mutations().containsKey(operation.field());
    }

    private static NextStep lacking(Operation operation, Known known) {
        return new End(new GivenUp(Failure.COMMAND, Optional.empty(),
                "the command carries no " + operation.field()), known);
    }
}
