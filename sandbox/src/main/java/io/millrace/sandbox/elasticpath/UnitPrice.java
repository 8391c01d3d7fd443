package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;

/** The price of one piece, in minor units, and the rate of the tax that is in it or comes on top. */
record UnitPrice(long amount, boolean includesTax, BigDecimal taxRate) {

    static UnitPrice untaxed(long amount, boolean includesTax) {
        return new UnitPrice(amount, includesTax, BigDecimal.ZERO);
    }
}
