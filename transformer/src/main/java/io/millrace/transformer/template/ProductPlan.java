package io.millrace.transformer.template;

import io.millrace.transformer.template.ProductPolicy.GtinFallback;
import io.millrace.transformer.template.ProductPolicy.Standalone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Decides which products of Fluent an event about a product of Elastic Path is about. Pure. The event holds a product
 * of a published catalogue (elastic-path reference, 8.2), as the commerce reader emits it:
 *
 * <pre>
 * {"id": …, "triggered_by": "product.created|product.updated|product.deleted",
 *  "payload": {"data": the product, "included": {"parent": the parent of a child},
 *              "release": {"id", "catalog_id", "published_at"}}}
 * </pre>
 *
 * <ul>
 * <li>a parent becomes a standard product, its child a variant of that,
 * <li>a product that is sold by its own SKU (standard, bundle) becomes what {@link Standalone} says,
 * <li>a deletion makes inactive what it would have been; all it needs is the SKU.
 * </ul>
 */
sealed interface ProductPlan {

    /** These are to be rendered, the standard product first. */
    record Render(List<ProductPart> parts) implements ProductPlan {}

    /** The event lacks something. */
    record Unfit(String why) implements ProductPlan {}

    /** Never throws for what the event holds. */
    static ProductPlan of(JsonNode envelope, ProductPolicy policy) {
        return new Reading(envelope, policy).plan();
    }

    /** One event, and what it says. */
    record Reading(JsonNode envelope, ProductPolicy policy) {
        private static final JsonPointer DATA = JsonPointer.compile("/payload/data");
        private static final JsonPointer PARENT = JsonPointer.compile("/payload/included/parent");
        private static final JsonPointer TYPE = JsonPointer.compile("/meta/product_types/0");
        private static final JsonPointer SKU = JsonPointer.compile("/attributes/sku");
        private static final JsonPointer GTIN = JsonPointer.compile("/attributes/upc_ean");
        private static final JsonPointer ID = JsonPointer.compile("/id");

        ProductPlan plan() {
            var product = envelope.at(DATA);
            if (!isDeletion() && !product.path("attributes").isObject()) {
                return new Unfit("payload.data.attributes is missing: this is no product of a published catalogue, "
                        + "and products of the legacy catalogue are not sent");
            }
            var type = text(product, TYPE);
            return switch (type.orElse("")) {
                case "parent" -> standard(product);
                case "child" -> isDeletion() ? variant(product, Optional.empty()) : child(product);
                case "standard", "bundle" -> standalone(product);
                case "" -> isDeletion()
                        ? deletedWithoutType(product)
                        : new Unfit("payload.data.meta.product_types is missing");
                default -> new Unfit("payload.data.meta.product_types[0] is none of standard, parent, child, bundle");
            };
        }

        private ProductPlan standard(JsonNode product) {
            return refOf(product)
                    .<ProductPlan>map(ref -> new Render(List.of(standard(product, ref))))
                    .orElseGet(() -> new Unfit("payload.data has neither attributes.sku nor id"));
        }

        private ProductPlan child(JsonNode product) {
            var parent = envelope.at(PARENT);
            if (!parent.isObject()) {
                return new Unfit("payload.included.parent is missing, and the product is a child");
            }
            var parentRef = refOf(parent);
            return parentRef.isPresent()
                    ? variant(product, parentRef)
                    : new Unfit("payload.included.parent has neither attributes.sku nor id");
        }

        private ProductPlan variant(JsonNode product, Optional<String> parentRef) {
            return text(product, SKU)
                    .<ProductPlan>map(sku -> new Render(List.of(variant(product, sku, parentRef))))
                    .orElseGet(Reading::withoutSku);
        }

        private ProductPlan standalone(JsonNode product) {
            var sku = text(product, SKU);
            if (sku.isEmpty()) {
                return withoutSku();
            }
            return new Render(switch (policy.standalone()) {
                case STANDARD -> List.of(standard(product, sku.get()));
                case VARIANT -> List.of(variant(product, sku.get(), Optional.empty()));
                case STANDARD_AND_VARIANT -> {
                    var base = sku.get() + policy.suffix();
                    yield List.of(standard(product, base), variant(product, sku.get(), Optional.of(base)));
                }
            });
        }

        /** Order lines name the variant, if there is one. */
        private ProductPlan deletedWithoutType(JsonNode product) {
            return policy.standalone() == Standalone.STANDARD
                    ? standalone(product)
                    : variant(product, Optional.empty());
        }

        private ProductPart standard(JsonNode product, String ref) {
            return new ProductPart(TemplateKind.STANDARD_PRODUCT, ref, Optional.empty(), gtin(product), isDeletion());
        }

        private ProductPart variant(JsonNode product, String sku, Optional<String> parentRef) {
            return new ProductPart(TemplateKind.VARIANT_PRODUCT, sku, parentRef, gtin(product), isDeletion());
        }

        private Optional<String> gtin(JsonNode product) {
            var fallback = policy.gtinFallback() == GtinFallback.SKU ? text(product, SKU) : Optional.<String>empty();
            return text(product, GTIN).or(() -> fallback);
        }

        private boolean isDeletion() {
            return "product.deleted".equals(envelope.path("triggered_by").asString(""));
        }

        private static Unfit withoutSku() {
            return new Unfit("payload.data.attributes.sku is missing, and variants are known by it");
        }

        /** A parent may have no SKU, as it is not sold. */
        private static Optional<String> refOf(JsonNode product) {
            return Stream.of(SKU, ID).map(place -> text(product, place)).flatMap(Optional::stream).findFirst();
        }

        private static Optional<String> text(JsonNode node, JsonPointer place) {
            var text = node.at(place);
            return text.isString() && !text.stringValue().isBlank()
                    ? Optional.of(text.stringValue())
                    : Optional.empty();
        }
    }
}
