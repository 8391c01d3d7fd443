package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an integration must be like (elastic-path reference, 3.7 and 4.1). */
final class IntegrationRules {
    private static final int MOST_EVENTS = 5;
    private static final Set<String> TYPES = Set.of("webhook", "aws_sqs", "stomp");
    private static final List<String> ATTRIBUTES = List.of("name", "description", "enabled", "observes",
            "integration_type", "configuration");

    private IntegrationRules() {}

    /**
     * The attributes after {@code change}; what it leaves out keeps its value.
     *
     * @throws ApiError 422 when the result is against a rule
     */
    static ObjectNode changed(ObjectNode before, ObjectNode change) {
        var after = Json.object().put("name", "").put("description", "").put("enabled", false);
        after.setAll(before);
        ATTRIBUTES.stream().filter(change::has).forEach(name -> after.set(name, change.get(name)));
        check(after);
        return after;
    }

    private static void check(ObjectNode attributes) {
        require(!attributes.path("name").asString("").isBlank(), "name is required");
        require(attributes.path("enabled").isBoolean(), "enabled must be a boolean");
        require(TYPES.contains(attributes.path("integration_type").asString("")),
                "integration_type must be one of webhook, aws_sqs, stomp");
        require(!attributes.at("/configuration/url").asString("").isBlank()
                || attributes.at("/configuration").has("addresses"), "configuration.url is required");
        checkEvents(attributes.path("observes"));
    }

    private static void checkEvents(JsonNode observes) {
        require(observes.isArray() && !observes.isEmpty(), "observes is required");
        require(observes.size() <= MOST_EVENTS,
                "You have reached the integration event limit of " + MOST_EVENTS);
        observes.forEach(key -> require(EventKeys.ALL.contains(key.asString("")),
                "observes holds an unknown event: " + key.asString("")));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw ApiError.titled(422, "Validation Error", otherwise);
        }
    }
}
