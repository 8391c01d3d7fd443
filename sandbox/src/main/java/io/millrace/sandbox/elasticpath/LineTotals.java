package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** The five amounts that Elastic Path shows for a line and for an order, in minor units, net of discounts. */
record LineTotals(long withTax, long withoutTax, long tax, long discount, long withoutDiscount) {

    static LineTotals of(Line line) {
        var net = line.value() + line.discount();
        var rate = line.price().taxRate();
        if (line.price().includesTax()) {
            var withoutTax = rounded(BigDecimal.valueOf(net).divide(rate.add(BigDecimal.ONE), 6, RoundingMode.HALF_UP));
            return new LineTotals(net, withoutTax, net - withoutTax, line.discount(), line.value());
        }
        var tax = rounded(rate.multiply(BigDecimal.valueOf(net)));
        return new LineTotals(net + tax, net, tax, line.discount(), line.value());
    }

    /**
     * Of an order or a cart. Promotion lines are left out: what they take off has been apportioned to the other lines
     * (elastic-path reference, 5.2).
     */
    static LineTotals sum(Collection<Line> lines) {
        return lines.stream().filter(line -> !line.isPromotion()).map(LineTotals::of)
                .reduce(new LineTotals(0, 0, 0, 0, 0), LineTotals::plus);
    }

    private LineTotals plus(LineTotals other) {
        return new LineTotals(withTax + other.withTax, withoutTax + other.withoutTax, tax + other.tax,
                discount + other.discount, withoutDiscount + other.withoutDiscount);
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
