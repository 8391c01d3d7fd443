package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who observes events; immutable.
 *
 * @param attributes all that its owner said of it, valid by {@link IntegrationRules}
 */
record Integration(String id, ObjectNode attributes, Instant createdAt, Instant updatedAt) {

    boolean observes(String key) {
        return attributes.path("enabled").asBoolean(false)
                && attributes.path("observes").valueStream().anyMatch(each -> key.equals(each.asString()));
    }

    boolean isWebhook() {
        return "webhook".equals(text("integration_type"));
    }

    String url() {
        return attributes.at("/configuration/url").asString();
    }

    Optional<String> secret() {
        return Optional.of(attributes.at("/configuration/secret_key").asString("")).filter(key -> !key.isEmpty());
    }

    Integration with(ObjectNode changed, Instant now) {
        return new Integration(id, changed, createdAt, now);
    }

    /** As the API shows it, secret included. */
    ObjectNode view() {
        var view = Json.object().put("id", id).put("type", "integration");
        view.setAll(attributes);
        view.putObject("links").put("self", "/v2/integrations/" + id);
        view.putObject("meta").putObject("timestamps")
                .put("created_at", Times.toTheMillisecond(createdAt))
                .put("updated_at", Times.toTheMillisecond(updatedAt));
        return view;
    }

    /** As a webhook names its integration. */
    ObjectNode reference() {
        return Json.object()
                .put("id", id)
                .put("integration_type", text("integration_type"))
                .put("name", text("name"))
                .put("description", text("description"));
    }

    private String text(String field) {
        return attributes.path(field).asString("");
    }
}
