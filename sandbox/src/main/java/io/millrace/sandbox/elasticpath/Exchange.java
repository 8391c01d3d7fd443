package io.millrace.sandbox.elasticpath;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all resources do with a request and its answer. */
final class Exchange {
    private Exchange() {}

    /**
     * The object {@code data} of the body.
     *
     * @throws ApiError 400 when there is none
     */
    static ObjectNode data(ServerRequest request) {
        if (request.content().hasEntity() && parsed(request).path("data") instanceof ObjectNode data) {
            return data;
        }
        throw ApiError.badRequest();
    }

    /** The object {@code data} of a body that may be left out. */
    static ObjectNode dataIfAny(ServerRequest request) {
        return request.content().hasEntity() ? data(request) : Json.object();
    }

    static String id(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }

    static void answer(ServerResponse response, Status status, JsonNode body) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json").send(Json.write(body));
    }

    /** Answers with {@code body} wrapped in {@code data}. */
    static void answerData(ServerResponse response, Status status, JsonNode body) {
        answer(response, status, Json.object().set("data", body));
    }

    static void answer(ServerResponse response, ApiError error) {
        answer(response, Status.create(error.status()), error.body());
    }

    private static JsonNode parsed(ServerRequest request) {
        try {
            return Json.read(request.content().as(byte[].class));
        } catch (JacksonException _) {
            throw ApiError.badRequest();
        }
    }
}
