package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Something to buy.
 *
 * @param id the product's id in the catalogue
 * @param sku what it is known by elsewhere
 * @param name as a customer reads it
 * @param prices before tax, in minor units, by ISO 4217 code
 * @param taxRate what a tax service would add, such as 0.10
 */
public record Product(String id, String sku, String name, Map<String, Long> prices, BigDecimal taxRate) {}
