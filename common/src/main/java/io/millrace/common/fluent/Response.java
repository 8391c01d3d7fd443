package io.millrace.common.fluent;

import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What came back over HTTP, parsed once.
 *
 * @param answer over HTTP
 * @param body empty when there is none, or when it is not JSON
 */
record Response(HttpAnswer answer, Optional<JsonNode> body) {

    static Response of(HttpAnswer answer) {
        return new Response(answer, answer instanceof Answered answered ? json(answered.body()) : Optional.empty());
    }

    /** Whether Fluent did nothing because of the token: 401, or S0040E (fluent reference, 1.3 and 2.2). */
    boolean blamesTheToken() {
        return (answer instanceof Answered answered && answered.status() == 401) || saysTokenUnreadable();
    }

    private boolean saysTokenUnreadable() {
        return body.filter(json -> json.path("data").valueStream().allMatch(JsonNode::isNull))
                .filter(json -> errors(json, Json.object()).stream().anyMatch(error -> error.means(Meaning.TOKEN)))
                .isPresent();
    }

    /**
     * The errors of a GraphQL answer.
     *
     * @param variables what was sent, so that the messages can be rid of it
     */
    static List<FluentError> errors(JsonNode body, JsonNode variables) {
        return body.path("errors").valueStream().map(error -> FluentError.of(error, variables)).toList();
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(Json.read(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
