package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A customer as it is now.
 *
 * @param id Fluent's id, a number
 * @param fields everything that is known of it, by the names that queries use
 */
public record StoredCustomer(String id, String username, Instant createdOn, Instant updatedOn,
        Map<String, @Nullable Object> fields) {

    static StoredCustomer of(Entity entity) {
        var fields = entity.fields();
        return new StoredCustomer(entity.id(), fields.text("username"),
                (Instant) fields.value("createdOn").orElseThrow(), (Instant) fields.value("updatedOn").orElseThrow(),
                entity.view());
    }

    /** First and last name, as far as they are known. */
    public String name() {
        var known = new Fields(fields);
        return Stream.of("firstName", "lastName")
                .map(known::maybeText)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
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
