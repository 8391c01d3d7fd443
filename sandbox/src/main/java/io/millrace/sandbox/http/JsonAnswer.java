package io.millrace.sandbox.http;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;

/** Sends JSON. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** Answers with {@code body} as JSON. */
    public static void send(ServerResponse response, Status status, Object body) {
        response.status(status).header(HeaderValues.CONTENT_TYPE_JSON).send(Json.write(body));
    }
}
