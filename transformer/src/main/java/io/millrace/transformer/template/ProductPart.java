package io.millrace.transformer.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One product that is to be written to Fluent.
 *
 * @param kind the template that renders it
 * @param ref its reference in Fluent
 * @param parentRef for a variant, the reference of its standard product
 * @param gtin its number, or what stands in for it; empty when there is neither
 * @param deleted whether it is to be made inactive
 */
record ProductPart(TemplateKind kind, String ref, Optional<String> parentRef, Optional<String> gtin, boolean deleted) {

    /** What {@code $product} is in a template. */
    Map<String, Object> bindings() {
        var bindings = new LinkedHashMap<String, Object>();
        bindings.put("ref", ref);
        parentRef.ifPresent(parent -> bindings.put("parentRef", parent));
        gtin.ifPresent(number -> bindings.put("gtin", number));
        bindings.put("status", status());
        return bindings;
    }

    /** Fluent's status of the product. */
    String status() {
        return deleted ? "INACTIVE" : "ACTIVE";
    }
}
