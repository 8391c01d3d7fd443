package io.millrace.common.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an Elastic Path event is about. It says to which chain of topics an event belongs and what its record key is, so
 * that everything about one entity stays in one partition (design, section 3).
 */
public enum EventFamily {
    /** Key: the order's id. */
    ORDERS(Set.of("order.created", "order.updated", "order.paid", "order.authorized", "order.fulfilled",
            "order.cancelled", "order.refunded")),
    /** Key: the customer's id. */
    CUSTOMERS(Set.of("customer.created", "customer.updated", "customer.deleted")),
    /** Key: the parent's id, so that a parent precedes its variants; without a parent the product's own. */
    PRODUCTS(Set.of("product.created", "product.updated", "product.deleted")),
    /** Key: the catalogue's id; a deleted release says only its own. */
    RELEASES(Set.of("catalog-release.created", "catalog-release.updated", "catalog-release.deleted"));

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, and its type does not say so
    private final Set<String> types;

    EventFamily(Set<String> types) {
        this.types = types;
    }

    /** The event keys of this family (elastic-path reference, 4.6). */
    public Set<String> types() {
        return types;
    }

    /** The last part of the family's topic names, such as {@code orders}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The family of an event key, or empty for one that this pipeline has no use for. */
    public static Optional<EventFamily> of(String type) {
        return Arrays.stream(values()).filter(family -> family.types.contains(type)).findFirst();
    }

    /** The record key of a resource of this family, or empty when the resource lacks it. */
    Optional<String> key(JsonNode resource) {
        var own = text(resource.path("id"));
        return switch (this) {
            case ORDERS, CUSTOMERS -> own;
            case PRODUCTS -> text(resource.at("/attributes/base_product_id"))
                    .or(() -> text(resource.at("/relationships/parent/data/id")))
                    .or(() -> text(resource.at("/relationships/base_product/data/id")))
                    .or(() -> own);
            case RELEASES -> text(resource.at("/attributes/catalog_id")).or(() -> own);
        };
    }

    static Optional<String> text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
