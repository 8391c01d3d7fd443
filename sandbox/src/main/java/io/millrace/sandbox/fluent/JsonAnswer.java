package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;

/** Sends JSON. */
final class JsonAnswer {
    private JsonAnswer() {}

    static void send(ServerResponse response, Status status, Object body) {
        response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send(Json.write(body));
    }
}
