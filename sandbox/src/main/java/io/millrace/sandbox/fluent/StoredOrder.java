package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order as it is now.
 *
 * @param id Fluent's id, a number
 * @param username of its customer
 * @param fields everything that is known of it, by the names that queries use
 */
public record StoredOrder(String id, String ref, String type, String status, String username, Instant createdOn,
        Instant updatedOn, Map<String, @Nullable Object> fields) {

    static StoredOrder of(Entity entity) {
        var fields = entity.fields();
        return new StoredOrder(entity.id(), fields.text("ref"), fields.text("type"), fields.text("status"),
                fields.part("customerLink").text("ref"), (Instant) fields.value("createdOn").orElseThrow(),
                (Instant) fields.value("updatedOn").orElseThrow(), entity.view());
    }

    /** {@link #fields()} as JSON. */
    public JsonNode content() {
        return Json.mapper().valueToTree(fields);
    }

    /** The value of an attribute. */
    public Optional<JsonNode> attribute(String name) {
        return Attributes.value(content(), name);
    }
}
