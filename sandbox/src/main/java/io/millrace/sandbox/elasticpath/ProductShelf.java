package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the store sells.
 *
 * @param catalogId the catalogue that the products are published in
 * @param products in no particular order
 * @param promotions the codes that carts accept
 */
public record ProductShelf(String catalogId, List<Product> products, List<Promotion> promotions) {

    /** A range, jeans and a few smaller things, with prices in USD, EUR, GBP and JPY. */
    public static ProductShelf standard() {
        var tenPercent = new BigDecimal("0.10");
        return new ProductShelf("6dbd8b80-1176-4f62-b3c0-b543bc5a5f6a",
                List.of(
                        new Product("f5bd4e59-a95f-4bda-bfe6-0f34f47ac94b", "BE-Range-1a1a",
                                "BestEver Range, Model 1a1a", prices(300_000), tenPercent),
                        new Product("4d32b816-4397-4a71-b875-4e4ea3ce6745", "jeansRed-M", "Jeans",
                                prices(4_500), tenPercent),
                        new Product("8a1f6c0b-6f0e-4b69-9a3e-0d7f2f0b7c55", "KETTLE-17", "Whistling Kettle",
                                prices(3_999), tenPercent),
                        new Product("c2b7a7de-2d1b-4e0f-8f6c-55f1b7b0c9d3", "MUG-BLUE", "Mug, blue",
                                prices(1_250), tenPercent),
                        new Product("e9d0c3f4-13a5-4c8e-9b0a-7a6d5e4f3c21", "GIFT-CARD", "Gift card",
                                prices(2_500), BigDecimal.ZERO)),
                List.of(
                        new Promotion("b368b634-dc1a-4e01-a90c-81221be9e80c", "JEANS10", "10 % off jeans",
                                tenPercent, Set.of("jeansRed-M")),
                        new Promotion("1f0d2c3b-4a59-4687-9766-5a4b3c2d1e0f", "WELCOME5", "Welcome, 5 % off",
                                new BigDecimal("0.05"), Set.of())));
    }

    /** The product of an id or a SKU. */
    public Optional<Product> product(String idOrSku) {
        return products.stream()
                .filter(product -> product.id().equals(idOrSku) || product.sku().equals(idOrSku))
                .findFirst();
    }

    /** The promotion of a code. */
    Optional<Promotion> promotion(String code) {
        return promotions.stream().filter(promotion -> promotion.code().equals(code)).findFirst();
    }

    private static Map<String, Long> prices(long minor) {
        return Map.of("USD", minor, "EUR", minor, "GBP", minor, "JPY", minor);
    }
}
