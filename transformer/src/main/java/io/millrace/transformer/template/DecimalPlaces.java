package io.millrace.transformer.template;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many decimal places each currency has. Elastic Path's amounts are whole numbers of the smallest unit
 * (elastic-path reference, 1.12); a store may configure places of its own, and those win over ISO 4217.
 *
 * @param own the store's places by currency code
 */
public record DecimalPlaces(Map<String, Integer> own) {
    /** As in ISO 4217. */
    public static final DecimalPlaces ISO = new DecimalPlaces(Map.of());

    /** Copies the map. */
    public DecimalPlaces {
        own = Map.copyOf(own);
    }

    /**
     * Reads {@code JPY:0,XYZ:3}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    public static DecimalPlaces parse(String text) {
        return new DecimalPlaces(Arrays.stream(text.split(","))
                .map(String::strip)
                .peek(DecimalPlaces::check)
                .collect(Collectors.toMap(entry -> entry.substring(0, 3), entry -> entry.charAt(4) - '0')));
    }

    /** Empty for a currency that is neither the store's nor ISO's. */
    Optional<Integer> of(String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(own.get(code)).or(() -> iso(code));
    }

    /** An amount in major units, exact and without trailing zeros. */
    Optional<BigDecimal> major(BigDecimal minor, String currency) {
        return of(currency).map(places -> plain(minor.movePointLeft(places)));
    }

    /** The same number as short as can be written without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<Integer> iso(String code) {
        try {
            return Optional.of(Currency.getInstance(code).getDefaultFractionDigits()).filter(places -> places >= 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void check(String entry) {
        if (!entry.matches("[A-Z]{3}:\\d")) {
            throw new IllegalArgumentException("it must be like JPY:0,XYZ:3");
        }
    }
}
