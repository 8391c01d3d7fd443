package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the items of a cart into priced lines, as the store setting {@code line} does: a promotion for certain products
 * discounts their lines; one for the cart is apportioned to the product lines and is a line of its own as well
 * (elastic-path reference, 5.2).
 */
final class CartPricing {
    private CartPricing() {}

    /**
     * The lines in the order of the items.
     *
     * @throws ApiError 400 when a product has no price in the cart's currency
     */
    static List<Line> lines(Cart cart) {
        var lines = new ArrayList<Line>();
        for (var item : cart.items()) {
            switch (item) {
                case CartItem.ProductItem product -> lines.add(line(product, cart.currency()));
                case CartItem.CustomItem custom -> lines.add(line(custom));
                case CartItem.PromotionItem _ -> {
                    // Applied below, when all that it may discount is there.
                }
            }
        }
        for (var item : cart.items()) {
            if (item instanceof CartItem.PromotionItem promotion) {
                apply(promotion, lines);
            }
        }
        return List.copyOf(lines);
    }

    private static Line line(CartItem.ProductItem item, Currency currency) {
        var product = item.product();
        var amount = product.prices().get(currency.code());
        if (amount == null) {
            throw ApiError.badRequest();
        }
        return new Line(item.id(), Article.of(product), item.quantity(),
                new UnitPrice(amount, false, product.taxRate()), List.of());
    }

    private static Line line(CartItem.CustomItem item) {
        return new Line(item.id(), Article.custom(item.name(), item.sku()), item.quantity(), item.price(), List.of());
    }

    private static void apply(CartItem.PromotionItem item, List<Line> lines) {
        var promotion = item.promotion();
        if (promotion.isForTheCart()) {
            applyToCart(item, lines);
        } else {
            lines.replaceAll(line -> promotion.skus().contains(line.article().sku())
                    ? line.with(new Discount(promotion, part(net(line), promotion.rate())))
                    : line);
        }
    }

    private static void applyToCart(CartItem.PromotionItem item, List<Line> lines) {
        var promotion = item.promotion();
        var weights = lines.stream().map(CartPricing::discountable).toList();
        var total = part(weights.stream().mapToLong(Long::longValue).sum(), promotion.rate());
        var parts = Apportionment.of(total, weights);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != 0) {
                lines.set(i, lines.get(i).with(new Discount(promotion, parts.get(i))));
            }
        }
        lines.add(new Line(item.id(), Article.of(promotion), 1, UnitPrice.untaxed(total, false), List.of()));
    }

    private static long discountable(Line line) {
        return line.article().kind() == Article.Kind.PRODUCT ? net(line) : 0;
    }

    private static long net(Line line) {
        return line.value() + line.discount();
    }

    private static long part(long amount, BigDecimal rate) {
        return BigDecimal.valueOf(amount).multiply(rate).setScale(0, RoundingMode.HALF_UP).negate().longValueExact();
    }
}
