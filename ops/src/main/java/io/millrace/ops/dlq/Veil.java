package io.millrace.ops.dlq;

import io.millrace.common.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Hides personal data in what Elastic Path or Fluent holds. Texts are hidden unless their field is known to hold none,
 * so that a field which is new to us is hidden. Pure.
 */
final class Veil {
    /** Fields of ids, kinds, states, amounts and times, in both systems. */
    private static final Set<String> HARMLESS = Set.of("id", "type", "status", "payment", "shipping", "sku",
            "product_id", "currency", "currency_code", "triggered_by", "event_type", "created_at", "updated_at",
            "published_at", "timestamp", "ref", "productRef", "catalogueRef", "gtin", "retailerId", "catalog_id",
            "base_product_id", "commodity_type", "formatted", "amount", "quantity");

    private Veil() {}

    /** The same shape, with hidden texts in place of others. */
    static JsonNode over(JsonNode document) {
        return over("", document);
    }

    private static JsonNode over(String field, JsonNode node) {
        if (node.isObject()) {
            var veiled = Json.object();
            node.properties().forEach(
                    property -> veiled.set(property.getKey(), over(property.getKey(), property.getValue())));
            return veiled;
        }
        if (node.isArray()) {
            var veiled = Json.mapper().createArrayNode();
            node.forEach(item -> veiled.add(over(field, item)));
            return veiled;
        }
        return node.isString() && !HARMLESS.contains(field)
                ? Json.mapper().getNodeFactory().stringNode("‹" + node.stringValue().length() + " characters›")
                : node;
    }
}
