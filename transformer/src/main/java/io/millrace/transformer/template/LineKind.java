package io.millrace.transformer.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line of an order is. Elastic Path has no field that says it, so it is told by what each kind alone has
 * (elastic-path reference, 5.2).
 */
enum LineKind {
    /** Something that was bought. */
    PRODUCT,
    /** A discount, which is in the prices of the other lines already. */
    PROMOTION,
    /** A line without a product: shipping, or a fee. */
    CUSTOM;

    static LineKind of(Map<?, ?> line) {
        if ("promotion_item".equals(line.get("type")) || isNegative(line.get("value")) || isItsOwnPromotion(line)) {
            return PROMOTION;
        }
        return line.get("product_id") instanceof String product && !product.isBlank() ? PRODUCT : CUSTOM;
    }

    /** What {@code $lineKind} answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isNegative(@Nullable Object value) {
        return value instanceof Map<?, ?> price && price.get("amount") instanceof Number amount
                && amount.doubleValue() < 0;
    }

    /** An older promotion has the type of a product, and names itself. */
    private static boolean isItsOwnPromotion(Map<?, ?> line) {
        var promotions = at(at(line, "relationships"), "promotions");
        var data = at(promotions, "data");
        var entries = data instanceof List<?> list ? list : data == null ? List.of() : List.of(data);
        return entries.stream().map(entry -> at(entry, "id")).anyMatch(id -> id != null
                && id.equals(line.get("product_id")));
    }

    private static @Nullable Object at(@Nullable Object parent, String name) {
        return parent instanceof Map<?, ?> object ? object.get(name) : null;
    }
}
