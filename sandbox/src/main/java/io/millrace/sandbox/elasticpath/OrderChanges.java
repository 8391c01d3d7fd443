package io.millrace.sandbox.elasticpath;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events a change of an order fires (elastic-path reference, 4.6). An order that is only partly authorised or
 * paid fires {@code order.updated}, because it is not yet what the other keys say.
 */
final class OrderChanges {
    private OrderChanges() {}

    /** The keys about the order itself. */
    static List<String> keys(Order before, Order after) {
        var keys = new ArrayList<String>();
        if (after.cancelled() && !before.cancelled()) {
            keys.add("order.cancelled");
        }
        if (after.fulfilled() && !before.fulfilled()) {
            keys.add("order.fulfilled");
        }
        if (after.payment() != before.payment()) {
            switch (after.payment()) {
                case AUTHORIZED -> {
                    return List.of("order.authorized");
                }
                case PAID -> keys.add("order.paid");
                case REFUNDED -> keys.add("order.refunded");
                case UNPAID, PARTIALLY_AUTHORIZED, PARTIALLY_PAID -> {
                    // Nothing is finished; the update below says it all.
                }
            }
        }
        keys.add("order.updated");
        return keys;
    }

    /** The transactions that are new. */
    static List<Transaction> added(Order before, Order after) {
        return after.transactions().stream()
                .filter(each -> before.transactions().stream().noneMatch(known -> known.id().equals(each.id())))
                .toList();
    }

    /** The transactions that were there and are different now. */
    static List<Transaction> updated(Order before, Order after) {
        return after.transactions().stream()
                .filter(each -> before.transactions().stream()
                        .anyMatch(known -> known.id().equals(each.id()) && !known.equals(each)))
                .toList();
    }
}
