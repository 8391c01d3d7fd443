package io.millrace.common.elasticpath;

import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Missing;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.RetryAfter;
import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Says what came of one call. Pure. */
final class AnswerReader {
    private AnswerReader() {}

    static ElasticPathAnswer read(HttpAnswer answer, ElasticPathRequest request, Instant now) {
        return switch (answer) {
            case NotSent(var reason, var _) -> new Troubled(new Unreachable(reason));
            case NoAnswer(var reason, var _) -> request.isSafe()
                    ? new Troubled(new Failing(reason, Optional.empty()))
                    : new Unknown(reason);
            case Answered answered when answered.isSuccess() -> done(answered);
            case Answered answered -> notDone(answered, request, now);
        };
    }

    private static ElasticPathAnswer done(Answered answer) {
        if (answer.body().length == 0) {
            return new Found(Json.object());
        }
        return json(answer).<ElasticPathAnswer>map(Found::new).orElseGet(() -> new Troubled(
                new Failing("what answers " + answer + " is not JSON", Optional.empty())));
    }

    private static ElasticPathAnswer notDone(Answered answer, ElasticPathRequest request, Instant now) {
        var status = answer.status();
        if (status == 429) {
            return new Troubled(new Throttled("Elastic Path limits the rate (HTTP 429)", RetryAfter.of(answer, now)));
        }
        if (status >= 500 || status == 408) {
            return new Troubled(new Failing("Elastic Path answers HTTP " + status, RetryAfter.of(answer, now)));
        }
        if (status == 404 && json(answer).isPresent()) {
            return new Missing();
        }
        return switch (status) {
            case 401 -> new Troubled(new Misconfigured("Elastic Path refuses a fresh token (HTTP 401): check "
                    + "MILLRACE_ELASTIC_PATH_URL and what the application key may do"));
            case 403 -> new Troubled(new Misconfigured(
                    "the application key may not " + request + " (HTTP 403): check its rights", Extent.ENTITY));
            case 400, 409, 410, 412, 413, 415, 422 -> new Refused(status, json(answer)
                    .map(body -> ElasticPathError.of(body, request.body().orElseGet(Json::object)))
                    .orElseGet(List::of));
            default -> new Troubled(new Misconfigured("what answers HTTP " + status
                    + " is not Elastic Path: check MILLRACE_ELASTIC_PATH_URL"));
        };
    }

    private static Optional<JsonNode> json(Answered answer) {
        try {
            return Optional.of(Json.read(answer.body()));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
