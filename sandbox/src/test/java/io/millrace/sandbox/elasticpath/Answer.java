package io.millrace.sandbox.elasticpath;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the simulator answered. */
record Answer(int status, JsonNode body, Optional<String> retryAfter) {

    JsonNode data() {
        return body.path("data");
    }

    String id() {
        return data().path("id").asString("");
    }

    JsonNode error() {
        return body.path("errors").path(0);
    }
}
