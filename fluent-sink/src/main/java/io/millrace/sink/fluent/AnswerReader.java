package io.millrace.sink.fluent;

import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.RetryAfter;
import io.millrace.common.json.Json;
import io.millrace.sink.fluent.FluentAnswer.Absent;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Invalid;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import io.millrace.sink.fluent.FluentAnswer.Troubled;
import io.millrace.sink.fluent.FluentAnswer.Unknown;
import io.millrace.sink.fluent.Trouble.Failing;
import io.millrace.sink.fluent.Trouble.Misconfigured;
import io.millrace.sink.fluent.Trouble.Throttled;
import io.millrace.sink.fluent.Trouble.Unreachable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Says what an answer of {@code /graphql} means. A GraphQL answer counts whatever its HTTP status; where there is none,
 * the status decides. Pure.
 */
final class AnswerReader {
    private static final String MISSING_PERMISSION = "C0020E";
    private static final String RATE_LIMIT = "C0011E";

    private AnswerReader() {}

    static FluentAnswer read(HttpAnswer answer, FluentRequest request, Instant now) {
        return switch (answer) {
            case NotSent(var reason, var _) -> new Troubled(new Unreachable(reason));
            case NoAnswer(var reason, var _) -> new Unknown(reason);
            case Answered answered -> switch (answered.status()) {
                case 401 -> misconfigured("Fluent refuses a fresh token (HTTP 401): "
                        + "check what the user and the API client may do");
                case 429 -> new Troubled(
                        new Throttled("Fluent limits the rate (HTTP 429)", RetryAfter.of(answered, now)));
                default -> json(answered.body())
                        .flatMap(body -> graphQl(body, request, answered))
                        .orElseGet(() -> byStatus(answered, now));
            };
        };
    }

    /** Empty when this is no GraphQL answer. */
    private static Optional<FluentAnswer> graphQl(JsonNode body, FluentRequest request, Answered answer) {
        var entity = body.path("data").path(request.field());
        var errors = body.path("errors").valueStream().map(error -> FluentError.of(error, request)).toList();
        if (!entity.isMissingNode() && !entity.isNull()) {
            return Optional.of(new Found(entity));
        }
        if (errors.isEmpty()) {
            return entity.isNull() && answer.isSuccess() ? Optional.of(new Absent()) : Optional.empty();
        }
        var decisive = decisive(errors);
        if (decisive.code().isPresent()) {
            return Optional.of(coded(decisive));
        }
        if (!answer.isSuccess() && answer.status() != 400 && answer.status() != 422) {
            return Optional.empty();
        }
        return Optional.of(body.path("data").isObject()
                ? new Refused(Optional.empty(), decisive.message())
                : new Invalid(decisive.message()));
    }

    private static FluentError decisive(List<FluentError> errors) {
        return errors.stream().filter(error -> error.has(RATE_LIMIT) || error.has(MISSING_PERMISSION)).findFirst()
                .or(() -> errors.stream().filter(error -> error.code().isPresent()).findFirst())
                .orElseGet(errors::getFirst);
    }

    private static FluentAnswer coded(FluentError error) {
        if (error.has(RATE_LIMIT)) {
            return new Troubled(new Throttled("Fluent limits the rate (C0011E)", Optional.empty()));
        }
        if (error.has(MISSING_PERMISSION)) {
            return misconfigured("the Fluent user lacks a permission (C0020E): " + error.message());
        }
        return new Refused(error.code(), error.message());
    }

    private static FluentAnswer byStatus(Answered answer, Instant now) {
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
            default -> misconfigured("Fluent answers HTTP " + status
                    + ": check MILLRACE_FLUENT_URL and what the user may do");
        };
    }

    private static FluentAnswer misconfigured(String reason) {
        return new Troubled(new Misconfigured(reason));
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(Json.read(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
