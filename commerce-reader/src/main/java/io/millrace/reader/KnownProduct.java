package io.millrace.reader;

import io.millrace.common.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is remembered of a product, so that its deletion can be told.
 *
 * @param sku empty when it has none, as a parent may
 * @param type as in {@link ProductDocument#type()}
 * @param parent the product that it is a variant of
 * @param release the last release that it was seen in
 */
record KnownProduct(Optional<String> sku, Optional<String> type, Optional<String> parent, String release) {

    static KnownProduct of(ProductDocument product, Release release) {
        return new KnownProduct(product.sku(), product.type(), product.parent(), release.id());
    }

    byte[] bytes() {
        var json = Json.object().put("release", release);
        sku.ifPresent(value -> json.put("sku", value));
        type.ifPresent(value -> json.put("type", value));
        parent.ifPresent(value -> json.put("parent", value));
        return Json.write(json);
    }

    /** Empty for what was not written by {@link #bytes()}. */
    static Optional<KnownProduct> read(byte[] bytes) {
        try {
            var json = Json.read(bytes);
            return Optional.of(new KnownProduct(text(json, "sku"), text(json, "type"), text(json, "parent"),
                    json.path("release").asString("")));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asString("")).filter(text -> !text.isEmpty());
    }
}
