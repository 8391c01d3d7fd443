package io.millrace.common.fluent;

import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.SharedAnswer.Each;
import io.millrace.common.fluent.SharedAnswer.NotBegun;
import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Tells the answers to the requests of one document apart: by alias, and errors by the first step of their path (fluent
 * reference, 2.1). What an answer does not prove about a request is unknown to it. Pure.
 */
final class SharedReader {
    private static final String NOT_TOLD = "Fluent's answer to several calls does not tell what became of this one";

    private SharedReader() {}

    static SharedAnswer read(Response response, SharedCall call, Instant now) {
        return AnswerReader.beforeGraphQl(response, now)
                .map(answer -> all(answer, call))
                .or(() -> response.body().flatMap(body -> graphQl(body, call, response)))
                .orElseGet(() -> byStatus(response, call, now));
    }

    private static SharedAnswer byStatus(Response response, SharedCall call, Instant now) {
        var answer = AnswerReader.byStatus(response, now);
        return answer instanceof Refused || answer instanceof Invalid ? new NotBegun() : all(answer, call);
    }

    /** Empty when this is no GraphQL answer. */
    private static Optional<SharedAnswer> graphQl(JsonNode body, SharedCall call, Response response) {
        if (body.path("data").isObject()) {
            return Optional.of(new Each(IntStream.range(0, call.requests().size())
                    .mapToObj(index -> one(body, call.requests().get(index), SharedCall.alias(index)))
                    .toList()));
        }
        var errors = Response.errors(body, Json.object());
        return FluentError.decisive(errors).flatMap(decisive -> decisive.code().isPresent()
                ? Optional.of(asAWhole(decisive, errors, call))
                : withoutCode(body, errors, call, response));
    }

    private static FluentAnswer one(JsonNode body, FluentRequest request, String alias) {
        var entity = body.path("data").path(alias);
        if (!entity.isMissingNode() && !entity.isNull()) {
            return new Found(entity);
        }
        var errors = Response.errors(body, request.variables());
        var own = FluentError.decisive(errors.stream().filter(error -> error.field().filter(alias::equals).isPresent())
                .toList());
        if (own.isPresent()) {
            return own.get().code().isPresent()
                    ? AnswerReader.coded(own.get())
                    : new Refused(Optional.empty(), own.get().message());
        }
        return entity.isNull() && errors.stream().allMatch(error -> error.field().isPresent())
                ? new Absent()
                : new Unknown(NOT_TOLD);
    }

    /** An error with a code, and no data at all. */
    private static SharedAnswer asAWhole(FluentError decisive, List<FluentError> errors, SharedCall call) {
        var begun = errors.stream().anyMatch(error -> error.field().isPresent());
        if (begun) {
            return all(new Unknown(NOT_TOLD), call);
        }
        if (decisive.means(Meaning.RATE_LIMIT) || decisive.means(Meaning.TOKEN)) {
            return all(AnswerReader.coded(decisive), call);
        }
        return decisive.means(Meaning.COMPLEXITY) || decisive.means(Meaning.PERMISSION)
                ? new NotBegun()
                : all(new Unknown(NOT_TOLD), call);
    }

    /** GraphQL's own errors: without data nothing was begun, unless one of them names a field. */
    private static Optional<SharedAnswer> withoutCode(JsonNode body, List<FluentError> errors, SharedCall call,
            Response response) {
        if (!AnswerReader.mayBeValidation(response)) {
            return Optional.empty();
        }
        var begun = body.has("data") && errors.stream().anyMatch(error -> error.field().isPresent());
        return Optional.of(begun ? all(new Unknown(NOT_TOLD), call) : new NotBegun());
    }

    private static SharedAnswer all(FluentAnswer answer, SharedCall call) {
        return new Each(Collections.nCopies(call.requests().size(), answer));
    }
}
