package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The body of a GraphQL request.
 *
 * @param operationName which operation of the document, when it has several
 */
record GraphQlRequest(String query, Map<String, @Nullable Object> variables, Optional<String> operationName) {
    private static final TypeReference<Body> BODY = new TypeReference<>() {};

    private record Body(@Nullable String query, @Nullable Map<String, @Nullable Object> variables,
            @Nullable String operationName) {}

    /** Empty when the bytes are not such a body. */
    static Optional<GraphQlRequest> read(byte[] bytes) {
        try {
            return Optional.ofNullable(Json.mapper().readValue(bytes, BODY)).flatMap(GraphQlRequest::of);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<GraphQlRequest> of(Body body) {
        return Optional.ofNullable(body.query)
                .map(query -> new GraphQlRequest(query, body.variables == null ? Map.of() : body.variables,
                        Optional.ofNullable(body.operationName)));
    }
}
