package io.millrace.transformer.template;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * When what an event tells of became so, by Elastic Path's own clock: the release of a product was published, an
 * order or a customer was updated, or else created. It is the same whenever the event is replayed.
 */
final class EventTime {
    private static final JsonPointer[] PLACES = Stream
            .of("/payload/release/published_at", "/payload/data/meta/timestamps/updated_at",
                    "/payload/data/meta/timestamps/created_at", "/payload/data/attributes/updated_at",
                    "/payload/data/attributes/published_at")
            .map(JsonPointer::compile)
            .toArray(JsonPointer[]::new);

    private EventTime() {}

    /** As Elastic Path wrote it, in ISO 8601; null when the event does not say it. */
    static @Nullable String of(JsonNode envelope) {
        for (var place : PLACES) {
            var time = envelope.at(place);
            if (time.isString() && !time.stringValue().isBlank()) {
                return time.stringValue();
            }
        }
        return null;
    }
}
