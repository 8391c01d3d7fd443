package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A line as carts and orders show it. */
record LineView(Currency currency) {

    /** The fields that both have, from {@code type} on. */
    ObjectNode of(String type, String id, Line line) {
        var article = line.article();
        var view = Json.object()
                .put("type", type)
                .put("id", id)
                .put("quantity", line.quantity())
                .put("product_id", article.productId())
                .put("name", article.name())
                .put("sku", article.sku());
        view.set("unit_price", currency.price(line.price().amount(), line.price().includesTax()));
        view.set("value", currency.price(line.value(), line.price().includesTax()));
        if (!line.discounts().isEmpty()) {
            view.set("discounts", discounts(line));
        }
        view.putObject("links");
        view.putObject("meta").set("display_price", displayPrice(line));
        return view;
    }

    private ArrayNode discounts(Line line) {
        var discounts = Json.mapper().createArrayNode();
        for (var discount : line.discounts()) {
            var view = discounts.addObject();
            view.set("amount", currency.price(discount.amount(), line.price().includesTax()));
            view.put("code", discount.promotion().code()).put("id", discount.promotion().id());
            if (discount.promotion().isForTheCart()) {
                view.put("is_cart_discount", true);
            }
        }
        return discounts;
    }

    private ObjectNode displayPrice(Line line) {
        var totals = LineTotals.of(line);
        var view = Json.object();
        view.set("with_tax", unitAndValue(totals.withTax(), line));
        view.set("without_tax", unitAndValue(totals.withoutTax(), line));
        view.set("tax", unitAndValue(totals.tax(), line));
        view.set("discount", unitAndValue(totals.discount(), line));
        view.set("without_discount", unitAndValue(totals.withoutDiscount(), line));
        if (!line.discounts().isEmpty()) {
            var byCode = view.putObject("discounts");
            line.discounts().forEach(discount -> byCode.set(discount.promotion().code(),
                    currency.display(discount.amount())));
        }
        return view;
    }

    private ObjectNode unitAndValue(long value, Line line) {
        var unit = BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(line.quantity()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        var view = Json.object();
        view.set("unit", currency.display(unit));
        view.set("value", currency.display(value));
        return view;
    }
}
