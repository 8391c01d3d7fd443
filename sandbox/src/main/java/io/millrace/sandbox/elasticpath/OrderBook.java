package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The orders there are; it announces what happens to them. Changes of one order exclude each other. */
final class OrderBook {
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final OrderView view;
    private final Events events;
    private final Journal journal;

    OrderBook(OrderView view, Events events, Journal journal) {
        this.view = view;
        this.events = events;
        this.journal = journal;
    }

    void add(Order order) {
        orders.put(order.id(), order);
        events.fire("order.created", () -> view.withItems(order));
    }

    Order get(String id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow(() -> ApiError.notFound("Order"));
    }

    /**
     * Replaces an order by what {@code change} makes of it; nothing is announced when that is the same order.
     *
     * @throws ApiError 404 when there is no such order, or what {@code change} throws, and then nothing has changed
     */
    @SuppressWarnings("ReferenceEquality") // writing the same values again is an update, and is announced as one
    Order update(String id, UnaryOperator<Order> change) {
        var before = new AtomicReference<>(get(id));
        var after = orders.computeIfPresent(id, (_, order) -> {
            before.set(order);
            var changed = change.apply(order);
            journal.add(order, changed);
            return changed;
        });
        if (after == null) {
            throw ApiError.notFound("Order");
        }
        if (after != before.get()) {
            announce(before.get(), after);
        }
        return after;
    }

    /**
     * Lets the open authorisations of an order run out, which nobody is told.
     *
     * @throws ApiError 404 when there is no such order
     */
    void expire(String id, Expiry how) {
        if (orders.computeIfPresent(id, (_, order) -> order.expired(how)) == null) {
            throw ApiError.notFound("Order");
        }
    }

    Collection<Order> all() {
        return orders.values();
    }

    private void announce(Order before, Order after) {
        OrderChanges.keys(before, after).forEach(key -> events.fire(key, () -> view.withItems(after)));
        announce("transaction.created", after, OrderChanges.added(before, after));
        announce("transaction.updated", after, OrderChanges.updated(before, after));
    }

    private void announce(String key, Order order, List<Transaction> transactions) {
        transactions
                .forEach(each -> events.fire(key, () -> Json.object().set("data", TransactionView.of(order, each))));
    }
}
