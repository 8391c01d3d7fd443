package io.millrace.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Fluent's internal ids of an order and its items, which {@code updateOrder} needs (fluent reference, 3.5).
 *
 * @param order of the order
 * @param items of the items that were asked for, by their ref
 */
record OrderIds(String order, Map<String, String> items) {

    /** Copies the map. */
    OrderIds {
        items = Map.copyOf(items);
    }

    /**
     * Reads the answer to {@link Operation#FIND_ORDER}. Empty when it lacks what was asked for.
     *
     * @param withItems whether items were asked for
     */
    static Optional<OrderIds> of(JsonNode order, boolean withItems) {
        var id = order.path("id").asString("");
        var edges = order.at("/items/edges");
        if (id.isEmpty() || (withItems && !edges.isArray())) {
            return Optional.empty();
        }
        var items = new HashMap<String, String>();
        edges.valueStream().map(edge -> edge.path("node")).forEach(
                item -> items.put(item.path("ref").asString(""), item.path("id").asString("")));
        return Optional.of(new OrderIds(id, items));
    }
}
