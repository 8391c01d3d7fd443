package io.millrace.sandbox.elasticpath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An order as it is at one moment; immutable. Its payment and its status follow from its transactions. */
record Order(String id, Buyer buyer, OrderDetails details, Currency currency, List<OrderItem> items, boolean cancelled,
        boolean fulfilled, List<Transaction> transactions, Instant createdAt, Instant updatedAt) {

    LineTotals totals() {
        return LineTotals.sum(items.stream().map(OrderItem::line).toList());
    }

    Balance balance() {
        return Balance.of(totals().withTax(), transactions);
    }

    PaymentState payment() {
        return balance().state();
    }

    String status() {
        return cancelled ? "cancelled" : payment().orderStatus();
    }

    /**
     * One of its transactions.
     *
     * @throws ApiError 404 when it has none of that id
     */
    Transaction transaction(String transactionId) {
        return transactions.stream().filter(each -> each.id().equals(transactionId)).findFirst()
                .orElseThrow(() -> ApiError.notFound("Transaction"));
    }

    Order with(Transaction added) {
        var all = new ArrayList<>(transactions);
        all.add(added);
        return with(all, added.updatedAt());
    }

    Order with(String transactionId, UnaryOperator<Transaction> change) {
        var changed = change.apply(transaction(transactionId));
        var all = new ArrayList<>(transactions);
        all.replaceAll(each -> each.id().equals(transactionId) ? changed : each);
        return with(all, changed.updatedAt());
    }

    Order expired(Expiry how) {
        return with(transactions.stream().map(each -> each.expired(how)).toList(), updatedAt);
    }

    Order with(OrderDetails changed, Instant now) {
        return new Order(id, buyer, changed, currency, items, cancelled, fulfilled, transactions, createdAt, now);
    }

    Order asCancelled(Instant now) {
        return new Order(id, buyer, details, currency, items, true, fulfilled, transactions, createdAt, now);
    }

    Order asFulfilled(Instant now) {
        return new Order(id, buyer, details, currency, items, cancelled, true, transactions, createdAt, now);
    }

    private Order with(List<Transaction> changed, Instant now) {
        return new Order(id, buyer, details, currency, items, cancelled, fulfilled, List.copyOf(changed), createdAt,
                now);
    }
}
