package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.SettingsReader;
import io.millrace.transformer.memory.Standing;
import java.util.List;

/**
 * What becomes of events of entities that are not what they were. Each protects what Fluent has: good data from stars,
 * and the warehouse from orders that nobody wants any more.
 *
 * @param anonymized data that Elastic Path has replaced by stars
 * @param cancelledOrders orders that were cancelled
 * @param refundedOrders orders that were refunded as a whole
 * @param deletedCustomers customers that are gone; there is nothing that could be sent
 * @param deletedProducts products that are in the catalogue no more
 */
public record Policies(Policy anonymized, Policy cancelledOrders, Policy refundedOrders, Policy deletedCustomers,
        Policy deletedProducts) {
    static final Policies FILTERING = new Policies(Policy.FILTER, Policy.FILTER, Policy.FILTER, Policy.FILTER,
            Policy.FILTER);

    private static final List<Policy> ANY = List.of(Policy.FILTER, Policy.SEND, Policy.DEAD_LETTER);
    private static final List<Policy> NOT_SENT = List.of(Policy.FILTER, Policy.DEAD_LETTER);

    static Policies from(SettingsReader settings) {
        return new Policies(
                policy(settings, "ANONYMIZED", ANY, "data that was anonymized and would overwrite what Fluent has"),
                policy(settings, "CANCELLED_ORDERS", ANY, "orders that were cancelled"),
                policy(settings, "REFUNDED_ORDERS", ANY, "orders that were refunded as a whole"),
                policy(settings, "DELETED_CUSTOMERS", NOT_SENT, "customers that were deleted"),
                policy(settings, "DELETED_PRODUCTS", ANY, "products that are in the catalogue no more"));
    }

    Policy of(EventFamily family, Standing standing) {
        return switch (standing) {
            case LIVE -> Policy.SEND;
            case ANONYMIZED -> anonymized;
            case CANCELLED -> cancelledOrders;
            case REFUNDED -> refundedOrders;
            case DELETED -> family == EventFamily.CUSTOMERS ? deletedCustomers : deletedProducts;
        };
    }

    private static Policy policy(SettingsReader settings, String name, List<Policy> allowed, String what) {
        return settings.optional("TRANSFORMER_" + name, text -> Policy.parse(text, allowed), Policy.FILTER,
                "what becomes of " + what + ": " + String.join(", ", allowed.stream().map(Policy::toString).toList()));
    }
}
