package io.millrace.capture;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An order as Elastic Path has it (elastic-path reference, 5.1 and 6.1).
 *
 * @param status such as {@code processing}
 * @param payment such as {@code authorized}
 * @param shipping such as {@code unfulfilled}
 */
record ShopOrder(String status, String payment, String shipping) {
    private static final Set<String> COVERED = Set.of("authorized", "paid", "refunded");

    /** Empty when the answer is no order. */
    static Optional<ShopOrder> of(JsonNode data) {
        return Optional.of(new ShopOrder(data.path("status").asString(""), data.path("payment").asString(""),
                data.path("shipping").asString(""))).filter(order -> !order.payment().isEmpty());
    }

    boolean isCancelled() {
        return status.equals("cancelled");
    }

    /** Whether its payments, captured or not, make up the whole amount. */
    boolean isCovered() {
        return COVERED.contains(payment);
    }

    boolean isPaid() {
        return payment.equals("paid");
    }

    boolean isFulfilled() {
        return shipping.equals("fulfilled");
    }
}
