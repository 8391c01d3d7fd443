package io.millrace.sandbox.fluent;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The attributes in an entity's JSON. */
final class Attributes {
    private Attributes() {}

    static Optional<JsonNode> value(JsonNode entity, String name) {
        return entity.path("attributes").valueStream()
                .filter(attribute -> attribute.path("name").asString("").equals(name))
                .map(attribute -> attribute.path("value"))
                .findFirst();
    }
}
