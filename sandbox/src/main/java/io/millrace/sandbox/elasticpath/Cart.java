package io.millrace.sandbox.elasticpath;

import java.util.ArrayList;
import java.util.List;

/** A cart; its currency is that of the request which put in the first item. */
record Cart(String id, Currency currency, List<CartItem> items) {

    static Cart empty(String id, Currency currency) {
        return new Cart(id, currency, List.of());
    }

    Cart with(CartItem item) {
        var all = new ArrayList<>(items);
        all.add(item);
        return new Cart(id, currency, List.copyOf(all));
    }
}
