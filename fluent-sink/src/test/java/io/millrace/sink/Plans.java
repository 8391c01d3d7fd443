package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.json.Json;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.time.Duration;
import java.util.Optional;

/** Words for what goes into a decision and comes out of it, so that decisions can be written as tables. */
final class Plans {
    private Plans() {}

    static DeliveryPlan plan(Command command) {
        return plan(command, CustomerUpdates.ON);
    }

    static DeliveryPlan plan(Command command, CustomerUpdates updates) {
        return new DeliveryPlan(new Routes(updates).of(command).orElseThrow());
    }

    static Known known(String customer, Doubt doubt) {
        var known = Known.nothing().doubting(doubt);
        return switch (customer) {
            case "remembered" -> known.remembering("5000123");
            case "told" -> known.told(Optional.of("5000123"));
            default -> known;
        };
    }

    static FluentAnswer answer(String word) {
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
            case "exists-in-words" -> new Refused(Optional.empty(), "‹input.ref› already exists");
            case "missing-in-words" -> new Refused(Optional.empty(), "‹input.ref› was not found");
            default -> new Refused(Optional.of(word), "no");
        };
    }

    static String text(NextStep step) {
        return switch (step) {
            case Now(var operation, var known) -> "now " + operation + " " + known.doubt();
            case WhenWell(var trouble, var operation, var known) -> isOfOneEntity(trouble)
                    ? "when mended " + operation
                    : "when well " + operation + " " + known.doubt();
            case Later(var operation, var known, var _) -> "later " + operation + " " + known.doubt();
            case End(Delivered _, var _) -> "delivered";
            case End(AlreadyThere _, var _) -> "already there";
            case End(GivenUp givenUp, var _) -> "given up " + givenUp.failure().word();
        };
    }

    private static boolean isOfOneEntity(Trouble trouble) {
        return trouble instanceof Misconfigured misconfigured && misconfigured.extent() == Extent.ENTITY;
    }
}
