package io.millrace.reader;

import io.millrace.common.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which products of a release a backfill asked for, as written beside the payload of the event that starts it.
 *
 * @param job the backfill's id
 * @param since those that were updated at or after this moment
 * @param ids those with one of these ids; empty for all
 */
record Scope(String job, Optional<Instant> since, Set<String> ids) {
    private static final String FIELD = "backfill";

    /** Copies the set. */
    Scope {
        ids = Set.copyOf(ids);
    }

    void writeTo(ObjectNode envelope) {
        var node = envelope.putObject(FIELD).put("job", job);
        since.ifPresent(moment -> node.put("since", moment.toString()));
        var list = node.putArray("ids");
        ids.stream().sorted().forEach(list::add);
    }

    /** Empty for an event that a webhook brought. */
    static Optional<Scope> readFrom(JsonNode envelope) {
        var node = envelope.path(FIELD);
        return node.isObject()
                ? Optional.of(new Scope(node.path("job").asString(""), moment(node.path("since")),
                        node.path("ids").valueStream().map(id -> id.asString("")).collect(Collectors.toSet())))
                : Optional.empty();
    }

    boolean has(ProductDocument product) {
        var updated = moment(product.document().at("/attributes/updated_at"));
        return (ids.isEmpty() || ids.contains(product.id()))
                && (since.isEmpty() || updated.isEmpty() || !updated.get().isBefore(since.get()));
    }

    /** Whether it asks for each product there is. */
    boolean isAll() {
        return ids.isEmpty() && since.isEmpty();
    }

    /** An envelope with this scope. */
    ObjectNode envelope(ObjectNode release) {
        var envelope = Json.object();
        envelope.set("payload", release);
        writeTo(envelope);
        return envelope;
    }

    private static Optional<Instant> moment(JsonNode node) {
        try {
            return Optional.of(OffsetDateTime.parse(node.asString("")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
