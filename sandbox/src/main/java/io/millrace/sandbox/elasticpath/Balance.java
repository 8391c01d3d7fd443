package io.millrace.sandbox.elasticpath;

import java.util.Collection;
import java.util.function.Predicate;

/** What the transactions of an order add up to, in minor units. */
record Balance(long authorized, long paid, long owing, boolean anyPayment, boolean fullyRefunded) {

    static Balance of(long total, Collection<Transaction> transactions) {
        var authorized = sum(transactions, transaction -> !transaction.type().isPaid());
        var paid = sum(transactions, transaction -> transaction.type().isPaid());
        return new Balance(authorized, paid, total - authorized - paid, !transactions.isEmpty(),
                !transactions.isEmpty() && transactions.stream()
                        .allMatch(each -> each.type() == TransactionType.REFUND && each.isFullyRefunded()));
    }

    PaymentState state() {
        if (!anyPayment) {
            return PaymentState.UNPAID;
        }
        if (fullyRefunded) {
            return PaymentState.REFUNDED;
        }
        if (owing > 0) {
            return paid > 0 ? PaymentState.PARTIALLY_PAID : PaymentState.PARTIALLY_AUTHORIZED;
        }
        return authorized > 0 ? PaymentState.AUTHORIZED : PaymentState.PAID;
    }

    private static long sum(Collection<Transaction> transactions, Predicate<Transaction> which) {
        return transactions.stream().filter(which).mapToLong(Transaction::amount).sum();
    }
}
