package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Payments of an order, held inside of it. What a repeated ref does is not documented; here it makes a second
 * transaction, so that a sender that repeats itself can be seen.
 */
final class FinancialTransactions implements Resource {
    private static final String LIST = "financialTransactions";

    private final Table<String> orders;
    private final Ids ids;

    FinancialTransactions(Table<String> orders, Ids ids) {
        this.orders = orders;
        this.ids = ids;
    }

    @Override
    public List<MutationField> mutations() {
        return List.of(new MutationField("createFinancialTransaction", List.of("FINANCIALTRANSACTION_CREATE"),
                input -> input.text("ref"), this::create));
    }

    /** The transactions of an order's input as they are stored. */
    List<Fields> drafted(Fields order, String orderId, Instant now) {
        return order.parts(LIST).stream().map(input -> created(input, orderId, now).fields()).toList();
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("FinancialTransaction", transaction -> transaction
                .dataFetcher("order", Fetch.link(source -> orders.byId(source.text("orderId")))));
        wiring.type("Order", order -> order.dataFetcher(LIST, Connection.ofParts(LIST)));
    }

    private Entity create(Commit commit) {
        var id = commit.input().part("order").text("id");
        var order = orders.byId(id).orElseThrow(() -> Refused.notFound("Order", "id", id));
        var transaction = created(commit.input().without("order"), id, commit.now());
        var all = new ArrayList<>(order.fields().parts(LIST));
        all.add(transaction.fields());
        commit.put(orders, order.changed(commit.now(), Fields.NONE.with(LIST, Fields.list(all))));
        return transaction;
    }

    private Entity created(Fields input, String orderId, Instant now) {
        var number = ids.number();
        return Entity.created(number, Long.toString(number), now, input
                .renamed("amount", "total")
                .renamed("paymentProvider", "paymentProviderName")
                .with(Map.of(
                        "status", "CREATED",
                        "workflowRef", "FINANCIAL_TRANSACTION::" + input.text("type"),
                        "workflowVersion", 1,
                        "orderId", orderId)));
    }
}
