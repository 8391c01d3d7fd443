package io.millrace.sandbox.elasticpath;

/** How an authorisation that has run out shows (elastic-path reference, 6.3). */
public enum Expiry {
    /** Lists tell it in {@code payment_details.detailed_status}; a capture is answered with 400. */
    STRIPE,
    /** Lists do not tell it; a capture is answered with 422. */
    PAYPAL;

    /**
     * By its name in small letters.
     *
     * @throws IllegalArgumentException when there is no such gateway
     */
    static Expiry of(String gateway) {
        return switch (gateway) {
            case "stripe" -> STRIPE;
            case "paypal" -> PAYPAL;
            default -> throw new IllegalArgumentException("a gateway is stripe or paypal: " + gateway);
        };
    }
}
