package io.millrace.sandbox.elasticpath;

import java.util.ArrayList;
import java.util.List;

/** One line of a cart, priced; checked out, it is one item of the order. */
record Line(String cartItem, Article article, int quantity, UnitPrice price, List<Discount> discounts) {

    /** Unit price times quantity, before discounts. */
    long value() {
        return price.amount() * quantity;
    }

    long discount() {
        return discounts.stream().mapToLong(Discount::amount).sum();
    }

    Line with(Discount discount) {
        var all = new ArrayList<>(discounts);
        all.add(discount);
        return new Line(cartItem, article, quantity, price, List.copyOf(all));
    }

    boolean isPromotion() {
        return article.kind() == Article.Kind.PROMOTION;
    }
}
