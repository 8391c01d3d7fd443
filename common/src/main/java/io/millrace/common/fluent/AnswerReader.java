package io.millrace.common.fluent;

import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Says what the answer to one call means. A GraphQL answer counts whatever its HTTP status; where there is none, the
 * status decides. Pure.
 */
final class AnswerReader {
    /** How long to wait before logging in again when a fresh token is not understood (fluent reference, 2.2). */
    private static final Duration TOKEN_PAUSE = Duration.ofSeconds(10);

    private AnswerReader() {}

    static FluentAnswer read(Response response, FluentRequest request, Instant now) {
        return beforeGraphQl(response, now)
                .or(() -> response.body().flatMap(body -> graphQl(body, request, response)))
                .orElseGet(() -> byStatus(response, now));
    }

    /** What is so for all that a document asked for, whatever the body says. */
    static Optional<FluentAnswer> beforeGraphQl(Response response, Instant now) {
        return switch (response.answer()) {
            case NotSent(var reason, var _) -> Optional.of(new Troubled(new Unreachable(reason)));
            case NoAnswer(var reason, var _) -> Optional.of(new Unknown(reason));
            case Answered answered when answered.status() == 401 -> Optional.of(new Troubled(
                    new Misconfigured("Fluent refuses a fresh token (HTTP 401): "
                            + "check what the user and the API client may do")));
            case Answered answered when answered.status() == 429 -> Optional.of(new Troubled(
                    new Throttled("Fluent limits the rate (HTTP 429)", RetryAfter.of(answered, now))));
            case Answered _ -> Optional.empty();
        };
    }

    /** What the status says when the body is no GraphQL answer. */
    static FluentAnswer byStatus(Response response, Instant now) {
        if (!(response.answer() instanceof Answered answer)) {
            throw new IllegalStateException("there is a status only in an answer");
        }
        var status = answer.status();
        if (status >= 500 || status == 408) {
            return new Troubled(new Failing("Fluent answers HTTP " + status, RetryAfter.of(answer, now)));
        }
        if (answer.isSuccess()) {
            return new Troubled(new Failing("what answers HTTP " + status + " is not GraphQL", Optional.empty()));
        }
        return switch (status) {
            case 413 -> new Refused(Optional.empty(), "the call is larger than Fluent accepts (HTTP 413)");
            case 400, 422 -> new Invalid("Fluent answers HTTP " + status + " and does not say why");
            default -> new Troubled(new Misconfigured("Fluent answers HTTP " + status
                    + ": check MILLRACE_FLUENT_URL and what the user may do"));
        };
    }

    /** What an error with a code means for the call that it is about. */
    static FluentAnswer coded(FluentError error) {
        if (error.means(Meaning.RATE_LIMIT)) {
            return new Troubled(new Throttled("Fluent limits the rate (C0011E)", Optional.empty()));
        }
        if (error.means(Meaning.PERMISSION)) {
            return new Troubled(new Misconfigured(
                    "the Fluent user lacks a permission (C0020E): " + error.message(), Extent.ENTITY));
        }
        if (error.means(Meaning.TOKEN)) {
            return new Troubled(new Failing("Fluent does not understand a fresh token (S0040E)",
                    Optional.of(TOKEN_PAUSE)));
        }
        return new Refused(error.code(), error.message());
    }

    /** Empty when this is no GraphQL answer. */
    private static Optional<FluentAnswer> graphQl(JsonNode body, FluentRequest request, Response response) {
        var entity = body.path("data").path(request.field());
        if (!entity.isMissingNode() && !entity.isNull()) {
            return Optional.of(new Found(entity));
        }
        var decisive = FluentError.decisive(Response.errors(body, request.variables()));
        if (decisive.isEmpty()) {
            return entity.isNull() && isSuccess(response) ? Optional.of(new Absent()) : Optional.empty();
        }
        var error = decisive.get();
        if (error.code().isPresent()) {
            return Optional.of(coded(error));
        }
        if (!mayBeValidation(response)) {
            return Optional.empty();
        }
        return Optional.of(body.path("data").isObject()
                ? new Refused(Optional.empty(), error.message())
                : new Invalid(error.message()));
    }

    private static boolean isSuccess(Response response) {
        return response.answer() instanceof Answered answered && answered.isSuccess();
    }

    /** Whether GraphQL's own errors come with this status: those that Fluent makes carry a code. */
    static boolean mayBeValidation(Response response) {
        return isSuccess(response) || (response.answer() instanceof Answered answered
                && (answered.status() == 400 || answered.status() == 422));
    }
}
