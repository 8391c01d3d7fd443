package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Makes an order of a cart: for a customer of the store, for a guest, or for somebody of an account. */
final class Checkout {
    private final CustomerBook customers;
    private final InstantSource clock;
    private final Ids ids;

    Checkout(CustomerBook customers, InstantSource clock, Ids ids) {
        this.customers = customers;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The order, unpaid.
     *
     * @throws ApiError 400 when the cart is empty or something is missing, 404 when the customer is unknown
     */
    Order order(Cart cart, ObjectNode data) {
        var lines = CartPricing.lines(cart);
        if (lines.stream().allMatch(Line::isPromotion)) {
            throw ApiError.badRequest();
        }
        var details = new OrderDetails(OrderRules.orderNumber(data), OrderRules.externalRef(data),
                Addresses.shipping(data), Addresses.billing(data), Json.object());
        var now = clock.instant();
        return new Order(ids.next(), buyer(data), details, cart.currency(),
                lines.stream().map(line -> new OrderItem(ids.next(), line)).toList(),
                false, false, List.of(), now, now);
    }

    private Buyer buyer(ObjectNode data) {
        if (data.has("contact")) {
            return accountMember(Fields.object(data, "contact"));
        }
        var customer = Fields.object(data, "customer");
        return Fields.textIfAny(customer, "id")
                .<Buyer>map(this::registered)
                .orElseGet(() -> new Buyer.Guest(Fields.text(customer, "name"), Fields.text(customer, "email")));
    }

    private Buyer registered(String id) {
        var customer = customers.get(id);
        return new Buyer.Registered(id, customer.path("name").asString(""), customer.path("email").asString(""));
    }

    /** Accounts are not simulated: the same email always buys for the same account. */
    private static Buyer accountMember(ObjectNode contact) {
        var email = Fields.text(contact, "email");
        return new Buyer.AccountMember(idOf("account of " + email), idOf(email), Fields.text(contact, "name"), email);
    }

    private static String idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
