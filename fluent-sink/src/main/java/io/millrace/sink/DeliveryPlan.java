package io.millrace.sink;

import io.millrace.common.command.Command;
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
import io.millrace.sink.fluent.Trouble.Failing;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides how one command is delivered: given what is known and the last answer, what is the next step? No mutation is
 * sent again after an answer that leaves open whether it was carried out, but looked for first. Pure.
 *
 * @param route what is particular to the entity
 * @param attempts how many times the command itself may fail
 */
record DeliveryPlan(Route route, int attempts) {
    private static final Pattern NO_UPDATE_CUSTOMER = Pattern.compile(
            "FieldUndefined@\\[updateCustomer]|field .?updateCustomer.? .*(undefined|not defined|not exist)"
                    + "|cannot query field .?updateCustomer|unknown ?type.*UpdateCustomerInput",
            Pattern.CASE_INSENSITIVE);

    /** Empty for an entity that this service does not deliver. */
    static Optional<DeliveryPlan> of(Command command, int attempts) {
        return switch (command.entity()) {
            case ORDERS -> Optional.of(new DeliveryPlan(new OrderRoute(command), attempts));
            case CUSTOMERS -> Optional.of(new DeliveryPlan(new CustomerRoute(command), attempts));
            case PRODUCTS, RELEASES -> Optional.empty();
        };
    }

    /** The step to begin with. */
    NextStep start(Known known) {
        return possible(new Now(route.first(known), known));
    }

    /** The step after {@code done} was answered. */
    NextStep next(Operation done, Known before, FluentAnswer answer) {
        return possible(switch (answer) {
            case Found found -> route.found(done, before.attempted(done), found);
            case Absent() -> done.isMutation()
                    ? new Now(route.lookUp(), before.attempted(done).doubting(Doubt.UNKNOWN))
                    : route.absent(done, before);
            case Refused refused -> refused.isRetryable()
                    ? new Later(done, before.attempted(done).failedOnceMore(), refused)
                    : route.refused(done, before.attempted(done), refused);
            case Invalid(var message) -> new End(invalid(done, message), before.attempted(done));
            case Troubled(var trouble) -> troubled(done, before, trouble);
            case Unknown(var reason) -> done.isMutation()
                    ? new Now(route.lookUp(), before.attempted(done).doubting(Doubt.UNKNOWN))
                    : new WhenWell(new Failing(reason, Optional.empty()), done, before.excused());
        });
    }

    private NextStep troubled(Operation done, Known before, Trouble trouble) {
        return done.isMutation() && trouble instanceof Failing
                ? new WhenWell(trouble, route.lookUp(), before.doubting(Doubt.EXPLAINED))
                : new WhenWell(trouble, done, before.excused());
    }

    private static GivenUp invalid(Operation done, String message) {
        return done == Operation.UPDATE_CUSTOMER && NO_UPDATE_CUSTOMER.matcher(message).find()
                ? new GivenUp(Failure.CONFIGURATION, Optional.empty(),
                        "this Fluent account has no updateCustomer: ask Fluent for the current schema, "
                                + "or stop sending customer.updated events (" + message + ")")
                : new GivenUp(Failure.SCHEMA, Optional.empty(), message);
    }

    /** Ends what has failed too often, and what needs a mutation that the command does not carry. */
    private NextStep possible(NextStep step) {
        return switch (step) {
            case Later(var _, var known, var because) when known.failures() >= attempts -> new End(
                    new GivenUp(Failure.EXHAUSTED, because.code(),
                            "gave up after " + attempts + " failures: " + because.message()),
                    known);
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
