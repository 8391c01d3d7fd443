package io.millrace.sandbox.elasticpath;

import java.util.Locale;

/** How far an order is paid (elastic-path reference, 6.1). */
enum PaymentState {
    UNPAID("incomplete"), PARTIALLY_AUTHORIZED("incomplete"), PARTIALLY_PAID("incomplete"), AUTHORIZED(
            "processing"),
    PAID("complete"), REFUNDED("complete");

    private final String orderStatus;

    PaymentState(String orderStatus) {
        this.orderStatus = orderStatus;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of an order in this state unless it is cancelled. */
    String orderStatus() {
        return orderStatus;
    }
}
