package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A standard or variant product as it is now.
 *
 * @param id Fluent's id, a UUID
 * @param catalogue the ref of its catalogue
 * @param parent the ref of a variant's base product, if it has one
 * @param fields everything that is known of it, by the names that queries use
 */
public record StoredProduct(String id, String ref, String catalogue, String status, Optional<String> parent,
        Instant createdOn, Instant updatedOn, Map<String, @Nullable Object> fields) {

    static StoredProduct of(Entity entity) {
        var fields = entity.fields();
        return new StoredProduct(entity.id(), fields.text("ref"), fields.part("catalogue").text("ref"),
                fields.text("status"), fields.maybePart("product").map(parent -> parent.text("ref")),
                (Instant) fields.value("createdOn").orElseThrow(), (Instant) fields.value("updatedOn").orElseThrow(),
                entity.view());
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
