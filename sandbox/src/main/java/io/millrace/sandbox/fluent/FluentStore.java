package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.Optional;

/** What this Fluent holds, for tests and the demo to look at. Safe for any thread. */
public final class FluentStore {
    private final Records records;

    FluentStore(Records records) {
        this.records = records;
    }

    /** All orders, in the order of their creation. */
    public List<StoredOrder> orders() {
        return records.orders.all().map(StoredOrder::of).toList();
    }

    /** The last orders created, the newest first. */
    public List<StoredOrder> newestOrders(int most) {
        return records.orders.newest(most).stream().map(StoredOrder::of).toList();
    }

    /** The order with a ref. */
    public Optional<StoredOrder> order(String ref) {
        return records.orders.byKey(ref).map(StoredOrder::of);
    }

    /** How many orders there are, without looking at them. */
    public int orderCount() {
        return records.orders.size();
    }

    /** All customers, in the order of their creation. */
    public List<StoredCustomer> customers() {
        return records.customers.all().map(StoredCustomer::of).toList();
    }

    /** The customer with a username. */
    public Optional<StoredCustomer> customer(String username) {
        return records.customers.byKey(username).map(StoredCustomer::of);
    }

    /** All base products, in the order of their creation. */
    public List<StoredProduct> standardProducts() {
        return records.standardProducts.all().map(StoredProduct::of).toList();
    }

    /** The base product with a ref in a catalogue. */
    public Optional<StoredProduct> standardProduct(String catalogue, String ref) {
        return records.standardProducts.byKey(new ProductKey(catalogue, ref)).map(StoredProduct::of);
    }

    /** All variants, in the order of their creation. */
    public List<StoredProduct> variantProducts() {
        return records.variantProducts.all().map(StoredProduct::of).toList();
    }

    /** The variant with a ref in a catalogue. */
    public Optional<StoredProduct> variantProduct(String catalogue, String ref) {
        return records.variantProducts.byKey(new ProductKey(catalogue, ref)).map(StoredProduct::of);
    }
}
