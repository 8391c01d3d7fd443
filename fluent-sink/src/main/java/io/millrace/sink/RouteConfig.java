package io.millrace.sink;

import io.millrace.common.settings.SettingsReader;

/**
 * How commands are put to Fluent.
 *
 * @param customerUpdates what becomes of a customer that Fluent has already
 * @param batchSize the most products in one request; 1 sends each by itself
 */
public record RouteConfig(CustomerUpdates customerUpdates, int batchSize) {

    /** What becomes of a customer that Fluent has already. */
    public enum CustomerUpdates {
        /** It is updated. */
        ON,
        /** It stays as it is: old accounts have no {@code updateCustomer} (fluent reference, 0). */
        OFF
    }

    /**
     * Updates on, 10 products a request. Fluent carries out the mutations of a document one after the other, so a
     * larger one costs fewer requests and makes each product wait longer.
     */
    public static final RouteConfig DEFAULT = new RouteConfig(CustomerUpdates.ON, 10);

    static RouteConfig from(SettingsReader settings) {
        var updates = settings.matching("SINK_CUSTOMER_UPDATES", "on|off", "on",
                "whether customers that Fluent has are updated: on, or off for accounts without updateCustomer");
        return new RouteConfig(
                "off".equals(updates) ? CustomerUpdates.OFF : CustomerUpdates.ON,
                settings.number("SINK_BATCH_SIZE", 1, 200, DEFAULT.batchSize(),
                        "the most products in one request; 1 sends each by itself"));
    }
}
