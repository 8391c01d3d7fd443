package io.millrace.sandbox.elasticpath;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Divides an amount by weights so that the parts add up to it exactly. */
final class Apportionment {
    private Apportionment() {}

    /** Rounds the running total rather than each part, so nothing is lost on the way. */
    static List<Long> of(long amount, List<Long> weights) {
        var parts = new ArrayList<Long>();
        var whole = weights.stream().mapToLong(Long::longValue).sum();
        var weightSoFar = 0L;
        var given = 0L;
        for (var weight : weights) {
            weightSoFar += weight;
            var due = whole == 0 ? 0 : share(amount, weightSoFar, whole);
            parts.add(due - given);
            given = due;
        }
        return parts;
    }

    private static long share(long amount, long weight, long whole) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(weight))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
