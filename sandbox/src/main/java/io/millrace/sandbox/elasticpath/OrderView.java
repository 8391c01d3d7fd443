package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An order as the API and the webhooks show it. */
record OrderView(String catalogId) {

    ObjectNode of(Order order) {
        var details = order.details();
        var view = Json.object().put("type", "order").put("id", order.id());
        details.orderNumber().ifPresent(number -> view.put("order_number", number));
        details.externalRef().ifPresent(reference -> view.put("external_ref", reference));
        view.put("status", order.status())
                .put("payment", order.payment().word())
                .put("shipping", order.fulfilled() ? "fulfilled" : "unfulfilled")
                .put("anonymized", false);
        var relationships = Json.object();
        var items = relationships.putObject("items").putArray("data");
        order.items().forEach(item -> items.addObject().put("type", "item").put("id", item.id()));
        order.buyer().describe(view, relationships);
        view.set("shipping_address", details.shippingAddress());
        view.set("billing_address", details.billingAddress());
        view.putObject("links");
        var meta = view.putObject("meta");
        meta.set("display_price", displayPrice(order));
        meta.set("timestamps", Times.stamps(order.createdAt(), order.updatedAt()));
        view.set("relationships", relationships);
        view.setAll(details.custom());
        return view;
    }

    ArrayNode items(Order order) {
        var items = Json.mapper().createArrayNode();
        order.items().forEach(item -> items.add(item.view(order, catalogId)));
        return items;
    }

    /** {@code {data, included: {items}}}, as webhooks hold it. */
    ObjectNode withItems(Order order) {
        var view = Json.object();
        view.set("data", of(order));
        view.putObject("included").set("items", items(order));
        return view;
    }

    private static ObjectNode displayPrice(Order order) {
        var totals = order.totals();
        var balance = order.balance();
        var currency = order.currency();
        var view = Json.object();
        view.set("with_tax", currency.display(totals.withTax()));
        view.set("without_tax", currency.display(totals.withoutTax()));
        view.set("tax", currency.display(totals.tax()));
        view.set("discount", currency.display(totals.discount()));
        view.set("balance_owing", currency.display(balance.owing()));
        view.set("paid", currency.display(balance.paid()));
        view.set("authorized", currency.display(balance.authorized()));
        view.set("without_discount", currency.display(totals.withoutDiscount()));
        // These two belong to shipping groups, which the simulator has none of; a shipping fee is a custom item.
        view.set("shipping", currency.display(0));
        view.set("shipping_discount", currency.display(0));
        return view;
    }
}
