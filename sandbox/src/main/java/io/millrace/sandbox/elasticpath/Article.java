package io.millrace.sandbox.elasticpath;

/**
 * What a line of a cart or an order is about. Elastic Path has no explicit marker for the kinds; they differ in which
 * fields are filled (elastic-path reference, 5.2).
 *
 * @param productId the product's id, the promotion's id, or empty for a custom item
 * @param sku the promotion's code on promotion lines
 */
record Article(Kind kind, String productId, String name, String sku) {

    enum Kind {
        PRODUCT, CUSTOM, PROMOTION
    }

    static Article of(Product product) {
        return new Article(Kind.PRODUCT, product.id(), product.name(), product.sku());
    }

    static Article of(Promotion promotion) {
        return new Article(Kind.PROMOTION, promotion.id(), promotion.name(), promotion.code());
    }

    static Article custom(String name, String sku) {
        return new Article(Kind.CUSTOM, "", name, sku);
    }
}
