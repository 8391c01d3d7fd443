package io.millrace.common.budget;

import java.util.Locale;

/** Who goes first where not all can go: in the order in which they stand here. */
public enum Priority {
    /** Orders as they come in. */
    LIVE_ORDERS,
    /** Customers as they change. */
    CUSTOMERS,
    /** Products as they are published. */
    PRODUCTS,
    /** Whatever failed before and is tried again. */
    RETRIES,
    /** What a person has started: replay and backfill. */
    REPLAY;

    /** As it stands in metrics, such as {@code live-orders}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
