package io.millrace.sandbox.elasticpath;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be changed about an order, and when (elastic-path reference, 5.3). Fields of names that Elastic Path does
 * not know are custom data, which a store may add.
 */
final class OrderRules {
    private static final int LONGEST_REFERENCE = 64;
    private static final Set<String> OURS = Set.of("type", "id", "status", "shipping", "shipping_address",
            "order_number", "external_ref");
    private static final Set<String> IMMUTABLE = Set.of("payment", "anonymized", "customer", "contact",
            "billing_address", "links", "meta", "relationships", "payment_intent_id");

    private OrderRules() {}

    /**
     * The order after {@code change}.
     *
     * @throws ApiError 400 when the change is not one of those allowed, 422 when it is and the order's state forbids it
     */
    static Order changed(Order order, ObjectNode change, Instant now) {
        Fields.requireType(change, "order");
        if (IMMUTABLE.stream().anyMatch(change::has)) {
            throw ApiError.badRequest();
        }
        var changed = order.with(details(order, change), now);
        if (isWanted(change, "status", "cancelled")) {
            allow(!order.fulfilled() && !order.cancelled());
            changed = changed.asCancelled(now);
        }
        if (isWanted(change, "shipping", "fulfilled")) {
            allow(!order.fulfilled() && !order.cancelled() && order.payment() == PaymentState.PAID);
            changed = changed.asFulfilled(now);
        }
        return changed;
    }

    static Optional<String> orderNumber(ObjectNode data) {
        return Fields.textIfAny(data, "order_number");
    }

    static Optional<String> externalRef(ObjectNode data) {
        return Fields.textIfAny(data, "external_ref").map(reference -> {
            if (reference.length() > LONGEST_REFERENCE) {
                throw ApiError.badRequest();
            }
            return reference;
        });
    }

    private static OrderDetails details(Order order, ObjectNode change) {
        var before = order.details();
        var address = before.shippingAddress();
        if (change.has("shipping_address")) {
            allow(!order.fulfilled());
            address = Addresses.shipping(change);
        }
        var custom = before.custom().deepCopy();
        change.properties().stream()
                .filter(field -> !OURS.contains(field.getKey()))
                .forEach(field -> custom.set(field.getKey(), field.getValue()));
        return new OrderDetails(orderNumber(change).or(before::orderNumber),
                externalRef(change).or(before::externalRef),
                address, before.billingAddress(), custom);
    }

    private static boolean isWanted(ObjectNode change, String field, String onlyValue) {
        var wanted = Fields.textIfAny(change, field);
        if (wanted.isPresent() && !wanted.get().equals(onlyValue)) {
            throw ApiError.badRequest();
        }
        return wanted.isPresent();
    }

    private static void allow(boolean holds) {
        if (!holds) {
            throw ApiError.notNow("Order cannot be updated in its current state");
        }
    }
}
