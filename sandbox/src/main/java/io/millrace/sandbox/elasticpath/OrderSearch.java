package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http.ServerRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filters and sorts orders by the documented fields but those of their items (elastic-path reference, 5.3). Without a
 * wish, what was updated last comes first.
 */
record OrderSearch(Filter filter, Comparator<JsonNode> order) {
    private static final String CREATED_AT = "/meta/timestamps/created_at";
    private static final String UPDATED_AT = "/meta/timestamps/updated_at";
    private static final String WITH_TAX = "/meta/display_price/with_tax/amount";

    private static final Map<String, FilterField> FIELDS = Map.ofEntries(
            Map.entry("status", FilterField.exact("/status")),
            Map.entry("payment", FilterField.exact("/payment")),
            Map.entry("shipping", FilterField.exact("/shipping")),
            Map.entry("currency", FilterField.exact("/meta/display_price/with_tax/currency")),
            Map.entry("name", FilterField.text("/customer/name", "/contact/name")),
            Map.entry("email", FilterField.text("/customer/email", "/contact/email")),
            Map.entry("customer_id", FilterField.text("/relationships/customer/data/id")),
            Map.entry("account_id", FilterField.text("/relationships/account/data/id")),
            Map.entry("account_member_id", FilterField.text("/relationships/account_member/data/id")),
            Map.entry("shipping_postcode", FilterField.text("/shipping_address/postcode")),
            Map.entry("billing_postcode", FilterField.text("/billing_address/postcode")),
            Map.entry("external_ref", FilterField.text("/external_ref")),
            Map.entry("order_number", FilterField.text("/order_number")),
            Map.entry("with_tax", FilterField.number(WITH_TAX)),
            Map.entry("without_tax", FilterField.number("/meta/display_price/without_tax/amount")),
            Map.entry("created_at", FilterField.time(CREATED_AT)),
            Map.entry("updated_at", FilterField.time(UPDATED_AT)));

    private static final Map<String, Comparator<JsonNode>> SORTS = Map.of(
            "created_at", byText(CREATED_AT),
            "payment", byText("/payment"),
            "shipping", byText("/shipping"),
            "status", byText("/status"),
            "with_tax", Comparator.comparingLong(order -> order.at(WITH_TAX).longValue()));

    /**
     * Reads {@code filter} and {@code sort}.
     *
     * @throws ApiError 400 when one names something else
     */
    static OrderSearch of(ServerRequest request) {
        return new OrderSearch(Filter.of(request, FIELDS), sort(request.query().first("sort").orElse("")));
    }

    List<ObjectNode> find(Collection<Order> orders, OrderView view) {
        return orders.stream().map(view::of).filter(filter::matches).sorted(order).toList();
    }

    private static Comparator<JsonNode> sort(String wish) {
        if (wish.isEmpty()) {
            return byText(UPDATED_AT).reversed();
        }
        var sort = SORTS.get(wish.startsWith("-") ? wish.substring(1) : wish);
        if (sort == null) {
            throw ApiError.badRequest();
        }
        return wish.startsWith("-") ? sort.reversed() : sort;
    }

    private static Comparator<JsonNode> byText(String pointer) {
        return Comparator.comparing(order -> order.at(pointer).asString());
    }
}
