package io.millrace.capture;

import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.NextStep.WhenWell;
import io.millrace.capture.PolicyConfig.Partial;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Decides by what Fluent says of an order whether its payments may be captured: a complete order need not have been
 * fulfilled as a whole (fluent reference, 0). Pure.
 */
record FluentCheck(PolicyConfig policy) {
    private static final Operation CONFIRM = new Operation.Confirm();

    NextStep next(Known known, FluentAnswer answer) {
        return switch (answer) {
            case Found(var order) -> found(known, order);
            case Absent _ -> new Later(CONFIRM, known,
                    new Reason("unknown-in-fluent", "Fluent does not know the order that it has sent a webhook about"));
            case Refused refused when refused.isRetryable() -> new Later(CONFIRM, known,
                    new Reason(refused.code().orElse("refused"), refused.message()));
            case Refused refused -> new End(new GivenUp(Failure.REFUSED, refused.code(),
                    "Fluent does not tell of the order: " + refused.message()), known);
            case Invalid(var message) -> new WhenWell(new Misconfigured("this Fluent account's schema lacks what the "
                    + "check of an order asks for (" + message + "): set MILLRACE_CAPTURE_CONFIRM=off to believe the "
                    + "webhooks, or ask Fluent for the current schema", Extent.ENTITY), CONFIRM, known);
            case Troubled(var trouble) -> new WhenWell(trouble, CONFIRM, known);
            case Unknown(var reason) -> new WhenWell(new Failing(reason, Optional.empty()), CONFIRM, known);
        };
    }

    private NextStep found(Known known, JsonNode order) {
        var status = order.path("status").asString("");
        if (!policy.complete().contains(status)) {
            return new Later(CONFIRM, known, new Reason("not-complete", "the order is not complete in Fluent: its "
                    + "status there is not one of MILLRACE_CAPTURE_COMPLETE_STATUSES"));
        }
        return policy.partial() == Partial.HOLD && !isFulfilled(order.path("fulfilments"))
                ? new End(new GivenUp(Failure.PARTIAL, "Fluent says that not all of the order was fulfilled; capture "
                        + "it in Elastic Path by hand, or send this again with MILLRACE_CAPTURE_PARTIAL=capture-all"),
                        known)
                : new Now(new Operation.ReadOrder(), known);
    }

    /** Fulfilments beyond the first page count as not known, and so as not sent off. */
    private boolean isFulfilled(JsonNode fulfilments) {
        return !fulfilments.at("/pageInfo/hasNextPage").asBoolean(false)
                && fulfilments.path("edges").valueStream()
                        .allMatch(edge -> policy.fulfilled().contains(edge.at("/node/status").asString("")));
    }
}
