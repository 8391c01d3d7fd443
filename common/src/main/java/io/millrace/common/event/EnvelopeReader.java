package io.millrace.common.event;

import io.millrace.common.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the envelope of an Elastic Path webhook (elastic-path reference, 4.3 and 4.4). The resource is
 * {@code payload.data} when that is there, else {@code payload} itself. Unknown fields are kept.
 */
public final class EnvelopeReader {
    private static final int MAX_KEY = 255;

    private EnvelopeReader() {}

    /** Never throws for what the body holds. */
    public static EnvelopeReading read(byte[] body) {
        JsonNode document;
        try {
            document = Json.read(body);
        } catch (JacksonException _) {
            return new EnvelopeReading.Malformed("the body is not one well-formed JSON document");
        }
        return document instanceof ObjectNode envelope
                ? read(envelope)
                : new EnvelopeReading.Malformed("the body is not a JSON object");
    }

    private static EnvelopeReading read(ObjectNode envelope) {
        var id = shortText(envelope.path("id"));
        if (id.isEmpty()) {
            return new EnvelopeReading.Malformed("id is missing or not a text of 1 to " + MAX_KEY + " characters");
        }
        var type = shortText(envelope.path("triggered_by"));
        if (type.isEmpty()) {
            return new EnvelopeReading.Malformed(
                    "triggered_by is missing or not a text of 1 to " + MAX_KEY + " characters");
        }
        return EventFamily.of(type.get())
                .map(family -> known(envelope, id.get(), type.get(), family))
                .orElseGet(() -> new EnvelopeReading.Unknown(type.get()));
    }

    private static EnvelopeReading known(ObjectNode envelope, String id, String type, EventFamily family) {
        if (!envelope.path("payload").isObject()) {
            return new EnvelopeReading.Malformed("payload is missing or not an object");
        }
        var resource = resource(envelope);
        var subject = shortText(resource.path("id"));
        if (subject.isEmpty()) {
            return new EnvelopeReading.Malformed("the resource in payload has no id");
        }
        var key = family.key(resource).filter(text -> text.length() <= MAX_KEY);
        if (key.isEmpty()) {
            return new EnvelopeReading.Malformed("the resource in payload has no usable key");
        }
        var source = "/elastic-path/integrations/"
                + shortText(envelope.at("/integration/id")).orElse("unknown");
        return new EnvelopeReading.Known(
                new CommerceEvent(id, type, family, source, subject.get(), key.get(), withoutSecret(envelope)));
    }

    /** The resource of an envelope: {@code payload.data} when that is an object, else {@code payload}. */
    public static JsonNode resource(JsonNode envelope) {
        var payload = envelope.path("payload");
        var data = payload.path("data");
        return data.isObject() ? data : payload;
    }

    private static byte[] withoutSecret(ObjectNode envelope) {
        envelope.remove("resources");
        if (envelope.get("configuration") instanceof ObjectNode configuration) {
            configuration.remove("secret_key");
        }
        return Json.write(envelope);
    }

    private static Optional<String> shortText(JsonNode node) {
        return EventFamily.text(node).filter(text -> text.length() <= MAX_KEY);
    }
}
