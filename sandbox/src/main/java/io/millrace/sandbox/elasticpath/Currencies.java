package io.millrace.sandbox.elasticpath;

import java.util.List;

/** The currencies of the store; the first is the default. */
final class Currencies {
    static final List<Currency> ALL = List.of(
            new Currency("0c45e4ec-26e0-4043-86e4-c15b9cf985a0", "USD", "$", 2),
            new Currency("62c2a7b0-51a6-4e0b-9c86-9ad8bb4b2c6f", "EUR", "€", 2),
            new Currency("7f9d6c1e-0a4f-4a52-8d77-3b1f3a1de0a4", "GBP", "£", 2),
            new Currency("9d1b1c58-0f0d-4b64-8a59-1a0f8f8f1b11", "JPY", "¥", 0));

    private Currencies() {}

    static Currency standard() {
        return ALL.getFirst();
    }

    /**
     * The currency of a code.
     *
     * @throws ApiError 400 when the store has none of that code
     */
    static Currency of(String code) {
        return ALL.stream().filter(currency -> currency.code().equals(code)).findFirst()
                .orElseThrow(ApiError::badRequest);
    }
}
