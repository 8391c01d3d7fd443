package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A discount for those who know its code.
 *
 * @param id the promotion's id
 * @param code what a customer enters
 * @param name as a customer reads it
 * @param rate how much is taken off, such as 0.10
 * @param skus the products it is for; empty for the whole cart, and then it is a line of its own as well
 */
public record Promotion(String id, String code, String name, BigDecimal rate, Set<String> skus) {

    /** Whether it takes from the cart's total rather than from certain products. */
    boolean isForTheCart() {
        return skus.isEmpty();
    }
}
