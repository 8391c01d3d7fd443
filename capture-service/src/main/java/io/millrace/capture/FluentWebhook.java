package io.millrace.capture;

import io.millrace.common.json.Json;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A webhook of Fluent, as far as it matters here (fluent reference, 4.2). What else it holds is ignored.
 *
 * @param id the same over the attempts of one delivery
 * @param name which webhook it is
 * @param account of Fluent
 * @param retailer of that account
 * @param entityType such as {@code ORDER}
 * @param entityId Fluent's id
 * @param entityRef the reference
 * @param entityStatus may be the one before the transition; empty when there is none
 */
record FluentWebhook(String id, String name, String account, String retailer, String entityType, String entityId,
        String entityRef, String entityStatus) {
    private static final int LONGEST = 255;

    /** Empty for what is not such a webhook. */
    static Optional<FluentWebhook> read(byte[] body) {
        JsonNode event;
        try {
            event = Json.read(body);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        var webhook = new FluentWebhook(text(event, "id"), text(event, "name"), text(event, "accountId"),
                text(event, "retailerId"), text(event, "entityType"), text(event, "entityId"),
                text(event, "entityRef"), text(event, "entityStatus"));
        return Optional.of(webhook).filter(FluentWebhook::isWhole);
    }

    private static String text(JsonNode event, String field) {
        return event.path(field).asString("");
    }

    private boolean isWhole() {
        return Stream.of(id, name, account, retailer, entityType, entityId, entityRef)
                .noneMatch(text -> text.isBlank() || text.length() > LONGEST);
    }
}
