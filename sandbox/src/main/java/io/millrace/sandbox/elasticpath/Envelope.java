package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook for one integration (elastic-path reference, 4.3).
 *
 * @param id the same over all attempts
 * @param payload a snapshot of the resource; not to be changed
 */
record Envelope(String id, String trigger, Integration integration, ObjectNode payload) {

    /** The request's body: with the deprecated copy of the payload, and with the secret. */
    byte[] body(int attempt) {
        var body = Json.object()
                .put("id", id)
                .put("triggered_by", trigger)
                .put("attempt", attempt);
        body.set("integration", integration.reference());
        if (EventKeys.isDeletion(trigger)) {
            body.set("resources", payload);
        } else {
            body.put("resources", new String(Json.write(payload), StandardCharsets.UTF_8));
        }
        body.set("payload", payload);
        var configuration = body.putObject("configuration");
        integration.secret().ifPresent(secret -> configuration.put("secret_key", secret));
        configuration.put("url", integration.url());
        return Json.write(body);
    }

    /** The id of the resource. */
    String subject() {
        return payload.path("data").path("id").asString(payload.path("id").asString(""));
    }
}
