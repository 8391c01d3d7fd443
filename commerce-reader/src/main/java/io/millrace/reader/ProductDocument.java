package io.millrace.reader;

import io.millrace.common.json.Json;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product of a published catalogue (elastic-path reference, 8.2).
 *
 * @param document as it came; not to be changed by a reader
 */
record ProductDocument(ObjectNode document) {

    String id() {
        return document.path("id").asString();
    }

    Optional<String> sku() {
        return text(document.at("/attributes/sku"));
    }

    /** {@code standard}, {@code parent}, {@code child} or {@code bundle}. */
    Optional<String> type() {
        return text(document.at("/meta/product_types/0"));
    }

    /** The product that this one is a variant of. Delta files have an empty text in the place of none. */
    Optional<String> parent() {
        return Stream.of("/attributes/base_product_id", "/relationships/parent/data/id",
                "/relationships/base_product/data/id").map(place -> text(document.at(place)))
                .flatMap(Optional::stream).findFirst();
    }

    boolean hasPrice() {
        return document.at("/attributes/price") instanceof ObjectNode prices && !prices.isEmpty();
    }

    /** Whether a missing price is a lack: a parent is not sold itself. */
    boolean lacksPrice() {
        return !hasPrice() && !type().filter("parent"::equals).isPresent();
    }

    boolean isDraft() {
        return document.at("/attributes/status").asString("live").equals("draft");
    }

    /** With what another document of the same product says of its price. */
    ProductDocument pricedAs(ProductDocument other) {
        var copy = document.deepCopy();
        if (copy.path("attributes") instanceof ObjectNode attributes && other.hasPrice()) {
            attributes.set("price", other.document.at("/attributes/price"));
        }
        return new ProductDocument(copy);
    }

    /** In the one form that events have, whichever source it came from. */
    ObjectNode normalized() {
        var copy = document.deepCopy();
        copy.remove("delta_type");
        if (copy.at("/meta/variations") instanceof ObjectNode byId && copy.get("meta") instanceof ObjectNode meta) {
            var list = meta.putArray("variations");
            byId.properties().forEach(entry -> list.add(withId(entry.getKey(), entry.getValue())));
        }
        return copy;
    }

    /** Delta files key variations by their id, where pages list them (elastic-path reference, 9). */
    private static JsonNode withId(String id, JsonNode variation) {
        if (!(variation instanceof ObjectNode object) || object.has("id")) {
            return variation;
        }
        var copy = Json.object().put("id", id);
        copy.setAll(object);
        return copy;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
