package io.millrace.sandbox.elasticpath;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be put into a cart. */
final class CartItemReader {
    private static final long MOST_PIECES = 1_000_000;

    private final ProductShelf shelf;
    private final Ids ids;

    CartItemReader(ProductShelf shelf, Ids ids) {
        this.shelf = shelf;
        this.ids = ids;
    }

    /**
     * Reads a {@code cart_item} (by id or SKU), a {@code custom_item} or a {@code promotion_item}.
     *
     * @throws ApiError 400 when it is none of them or incomplete, 404 when the store does not know it
     */
    CartItem read(ObjectNode data) {
        return switch (Fields.text(data, "type")) {
            case "cart_item" -> product(data);
            case "custom_item" -> custom(data);
            case "promotion_item" -> new CartItem.PromotionItem(ids.next(), shelf.promotion(Fields.text(data, "code"))
                    .orElseThrow(() -> ApiError.notFound("Promotion")));
            default -> throw ApiError.badRequest();
        };
    }

    private CartItem product(ObjectNode data) {
        var product = Optional.of(Fields.textIfAny(data, "id").or(() -> Fields.textIfAny(data, "sku"))
                .orElseThrow(() -> ApiError.missing("id")))
                .flatMap(shelf::product)
                .orElseThrow(() -> ApiError.notFound("Product"));
        return new CartItem.ProductItem(ids.next(), product, quantity(data));
    }

    private CartItem custom(ObjectNode data) {
        var price = Fields.object(data, "price");
        var amount = Fields.wholeIfAny(price, "amount").orElseThrow(() -> ApiError.missing("price.amount"));
        return new CartItem.CustomItem(ids.next(), Fields.text(data, "name"),
                Fields.textIfAny(data, "sku").orElse(""), quantity(data),
                UnitPrice.untaxed(amount, price.path("includes_tax").asBoolean(false)));
    }

    private static int quantity(ObjectNode data) {
        var quantity = Fields.wholeIfAny(data, "quantity").orElseThrow(() -> ApiError.missing("quantity"));
        if (quantity < 1 || quantity > MOST_PIECES) {
            throw ApiError.badRequest();
        }
        return Math.toIntExact(quantity);
    }
}
