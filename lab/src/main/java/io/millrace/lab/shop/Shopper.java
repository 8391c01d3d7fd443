package io.millrace.lab.shop;

import java.util.List;

/**
 * An invented person with a basket.
 *
 * @param kind how they check out
 * @param name one to three words
 * @param email an address under example.com
 * @param street the first address line
 * @param city the town
 * @param region the state
 * @param postcode the postal code
 * @param country ISO 3166, two letters
 * @param currency ISO 4217
 * @param basket what they buy
 */
public record Shopper(Kind kind, String name, String email, String street, String city, String region, String postcode,
        String country, String currency, List<Line> basket) {

    /** The three ways to check out (elastic-path reference, 5.1). */
    public enum Kind {
        /** Known to Elastic Path by an id. */
        CUSTOMER,
        /** A name and an e-mail address, and nobody behind it. */
        GUEST
    }

    /** One line of a basket. */
    public sealed interface Line {}

    /** A product off the shelf. */
    public record Product(String id, int quantity) implements Line {}

    /** The delivery fee, which Elastic Path knows as a custom item. */
    public record Delivery(String sku, String name, int minorUnits) implements Line {}

    /** A promotion code. */
    public record Promotion(String code) implements Line {}

    /** Copies the basket. */
    public Shopper {
        basket = List.copyOf(basket);
    }
}
