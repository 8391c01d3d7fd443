package io.millrace.transformer.template;

import io.millrace.common.settings.SettingsReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What products of Elastic Path become in Fluent, where the two differ.
 *
 * @param standalone what a product becomes that is sold by its own SKU: a standard one, or a bundle
 * @param suffix stands after the SKU in the ref of the standard product under a standalone one, because standard and
 *        variant products may share one name space in Fluent (fluent reference, 3.6)
 * @param gtinFallback what stands in for a missing {@code upc_ean}, as Fluent demands a gtin
 */
public record ProductPolicy(Standalone standalone, String suffix, GtinFallback gtinFallback) {

    /** What a product that is sold by its own SKU becomes. */
    public enum Standalone {
        /** Both, as the users of the hosted integration look for the SKU among the variants. */
        STANDARD_AND_VARIANT,
        /** A standard product, whose ref is the SKU. */
        STANDARD,
        /** A variant of no standard product. */
        VARIANT
    }

    /** What stands in for a missing {@code upc_ean}. */
    public enum GtinFallback {
        /** The SKU. */
        SKU,
        /** Nothing: the product cannot be rendered. */
        NONE
    }

    static ProductPolicy from(SettingsReader settings) {
        return new ProductPolicy(
                word(settings, "TRANSFORMER_STANDALONE_PRODUCTS", Standalone.STANDARD_AND_VARIANT,
                        "what a product becomes that is sold by its own SKU"),
                settings.matching("TRANSFORMER_STANDALONE_SUFFIX", "\\S{1,50}", "-BASE",
                        "what follows the SKU in the ref of the standard product under a standalone one"),
                word(settings, "TRANSFORMER_GTIN_FALLBACK", GtinFallback.SKU,
                        "what stands in for the gtin of a product without upc_ean"));
    }

    /** A constant in lower case, with hyphens. */
    private static <E extends Enum<E>> E word(SettingsReader settings, String name, E standard, String meaning) {
        var constants = standard.getDeclaringClass().getEnumConstants();
        var words = Arrays.stream(constants).map(ProductPolicy::word).collect(Collectors.joining(", "));
        var chosen = settings.optional(name, text -> Arrays.stream(constants)
                .map(ProductPolicy::word)
                .filter(text.toLowerCase(Locale.ROOT)::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it must be one of " + words)),
                word(standard), meaning + ": " + words);
        return Enum.valueOf(standard.getDeclaringClass(), chosen.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
