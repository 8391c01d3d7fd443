package io.millrace.sandbox.elasticpath;

import tools.jackson.databind.JsonNode;

/** What the simulator answered. */
record Answer(int status, JsonNode body) {

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
