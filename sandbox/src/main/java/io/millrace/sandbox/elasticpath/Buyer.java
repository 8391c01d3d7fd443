package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import io.millrace.sandbox.elasticpath.Buyer.AccountMember;
import io.millrace.sandbox.elasticpath.Buyer.Guest;
import io.millrace.sandbox.elasticpath.Buyer.Registered;
import tools.jackson.databind.node.ObjectNode;

/** Who placed an order (elastic-path reference, 5.1). */
sealed interface Buyer permits Registered, Guest, AccountMember {

    String name();

    String email();

    /** A customer of the store. */
    record Registered(String customerId, String name, String email) implements Buyer {}

    /** Somebody with a name and an email. */
    record Guest(String name, String email) implements Buyer {}

    /** Somebody who buys for a company; such an order has {@code contact} in place of {@code customer}. */
    record AccountMember(String accountId, String memberId, String name, String email) implements Buyer {}

    /** Adds what an order says of its buyer, names and relationships. */
    default void describe(ObjectNode order, ObjectNode relationships) {
        var person = Json.object().put("name", name()).put("email", email());
        switch (this) {
            case Registered customer -> {
                order.set("customer", person);
                relationships.set("customer", reference("customer", customer.customerId()));
            }
            case Guest _ -> order.set("customer", person);
            case AccountMember member -> {
                order.set("contact", person);
                relationships.set("account", reference("account", member.accountId()));
                relationships.set("account_member", reference("account-member", member.memberId()));
            }
        }
    }

    private static ObjectNode reference(String type, String id) {
        return Json.object().set("data", Json.object().put("type", type).put("id", id));
    }
}
