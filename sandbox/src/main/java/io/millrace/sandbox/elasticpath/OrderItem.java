package io.millrace.sandbox.elasticpath;

import tools.jackson.databind.node.ObjectNode;

/** A line of an order. */
record OrderItem(String id, Line line) {

    ObjectNode view(Order order, String catalogId) {
        var type = line.isPromotion() ? "promotion_item" : "order_item";
        var view = new LineView(order.currency()).of(type, id, line);
        view.withObject("meta").set("timestamps", Times.stamps(order.createdAt(), order.createdAt()));
        var relationships = view.putObject("relationships");
        relationships.putObject("cart_item").putObject("data").put("type", "cart_item").put("id", line.cartItem());
        switch (line.article().kind()) {
            case PRODUCT -> view.put("catalog_id", catalogId).put("catalog_source", "pim");
            case PROMOTION -> relationships.putObject("promotions").putArray("data").addObject()
                    .put("type", "promotion")
                    .put("id", line.article().productId());
            case CUSTOM -> {
                // Neither catalogue nor promotion: that is how it is told apart.
            }
        }
        return view;
    }
}
