package io.millrace.sandbox.fluent;

import java.time.Instant;

/** What is held inside of an order and gets an id of its own. */
record OrderParts(OrderItems items, FulfilmentChoices choices, FinancialTransactions transactions, Ids ids) {

    /** An order's input with its parts as they are stored. */
    Fields drafted(Fields input, String orderId, Instant now) {
        var order = withBillingAddress(input, now)
                .withParts("items", items.drafted(input, orderId, now))
                .withParts("financialTransactions", transactions.drafted(input, orderId, now))
                .withParts("fulfilmentChoices", input.parts("fulfilmentChoices").stream()
                        .map(choice -> choices.drafted(choice, now))
                        .toList());
        return input.maybePart("fulfilmentChoice")
                .map(choice -> order.with("fulfilmentChoice", choices.drafted(choice, now).byName()))
                .orElse(order);
    }

    /** An update's input with its parts as they are to be stored. */
    Fields changed(Fields order, Fields input, Instant now) {
        var patch = withBillingAddress(input, now);
        return input.value("items").isEmpty() ? patch : patch.withParts("items", items.changed(order, input, now));
    }

    private Fields withBillingAddress(Fields input, Instant now) {
        return input.maybePart("billingAddress")
                .map(address -> Entity.created(0, Long.toString(ids.number()), now, address).fields())
                .map(address -> input.with("billingAddress", address.byName()))
                .orElse(input);
    }
}
