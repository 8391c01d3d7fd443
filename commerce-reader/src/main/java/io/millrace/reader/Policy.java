package io.millrace.reader;

import io.millrace.common.settings.SettingsReader;
import java.util.List;
import java.util.Locale;

/**
 * Which products of a catalogue are sent on. What is left out and was sent before is told as deleted.
 *
 * @param catalogues ids of those that are read; empty for all
 * @param drafts what becomes of a product that is a draft
 * @param unpriced what becomes of a product without a price
 */
public record Policy(List<String> catalogues, Choice drafts, Choice unpriced) {

    /** What becomes of a product. */
    public enum Choice {
        /** It is sent like any other. */
        SEND,
        /** It is left out. */
        SKIP
    }

    static Policy from(SettingsReader settings) {
        return new Policy(
                settings.words("READER_CATALOGUES", List.of(), "the ids of the catalogues that are read; all when it "
                        + "is not set"),
                choice(settings, "READER_DRAFT_PRODUCTS", Choice.SKIP, "what becomes of a product that is a draft"),
                choice(settings, "READER_UNPRICED_PRODUCTS", Choice.SEND,
                        "what becomes of a product without a price, unless it is a parent"));
    }

    boolean reads(String catalogue) {
        return catalogues.isEmpty() || catalogues.contains(catalogue);
    }

    boolean sends(ProductDocument product) {
        return !(product.isDraft() && drafts == Choice.SKIP) && !(product.lacksPrice() && unpriced == Choice.SKIP);
    }

    private static Choice choice(SettingsReader settings, String name, Choice standard, String meaning) {
        return settings.optional(name, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "send" -> Choice.SEND;
            case "skip" -> Choice.SKIP;
            default -> throw new IllegalArgumentException("it must be send or skip");
        }, standard, meaning + ": send or skip");
    }
}
