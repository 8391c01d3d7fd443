package io.millrace.sandbox.fluent;

import java.time.Instant;
import java.util.HashMap;

/** What is held inside of an order and gets an id of its own. */
record OrderParts(OrderItems items, FulfilmentChoices choices, FinancialTransactions transactions, Ids ids) {

    /** An order's input with its parts as they are stored. */
    Fields drafted(Fields input, String orderId, Instant now) {
        var parts = new HashMap<String, Object>();
        parts.put("items", Fields.list(items.drafted(input, orderId, now)));
        parts.put("financialTransactions", Fields.list(transactions.drafted(input, orderId, now)));
        parts.put("fulfilmentChoices", Fields.list(input.parts("fulfilmentChoices").stream()
                .map(choice -> choices.drafted(choice, now))
                .toList()));
        input.maybePart("fulfilmentChoice")
                .ifPresent(choice -> parts.put("fulfilmentChoice", choices.drafted(choice, now).byName()));
        return withBillingAddress(input, now).with(parts);
    }

    /** An update's input with its parts as they are to be stored. */
    Fields changed(Fields order, Fields input, Instant now) {
        var patch = withBillingAddress(input, now);
        return input.value("items").isEmpty()
                ? patch
                : patch.with("items", Fields.list(items.changed(order, input, now)));
    }

    private Fields withBillingAddress(Fields input, Instant now) {
        return input.maybePart("billingAddress")
                .map(address -> Entity.created(0, Long.toString(ids.number()), now, address).fields())
                .map(address -> input.with("billingAddress", address.byName()))
                .orElse(input);
    }
}
