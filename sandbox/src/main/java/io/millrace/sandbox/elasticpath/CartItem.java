package io.millrace.sandbox.elasticpath;

import io.millrace.sandbox.elasticpath.CartItem.CustomItem;
import io.millrace.sandbox.elasticpath.CartItem.ProductItem;
import io.millrace.sandbox.elasticpath.CartItem.PromotionItem;

/** What can be put into a cart. */
sealed interface CartItem permits ProductItem, CustomItem, PromotionItem {

    String id();

    /** A number of pieces of a product. */
    record ProductItem(String id, Product product, int quantity) implements CartItem {}

    /** Something that the catalogue does not know, such as shipping or a fee. */
    record CustomItem(String id, String name, String sku, int quantity, UnitPrice price) implements CartItem {}

    /** A promotion's code. */
    record PromotionItem(String id, Promotion promotion) implements CartItem {}
}
