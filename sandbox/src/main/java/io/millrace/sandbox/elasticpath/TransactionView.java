package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A transaction as the API shows it. */
final class TransactionView {
    private TransactionView() {}

    static ObjectNode of(Order order, Transaction transaction) {
        var view = Json.object()
                .put("id", transaction.id())
                .put("type", "transaction")
                .put("reference", "manual")
                .put("name", transaction.name())
                .put("custom_reference", transaction.customReference())
                .put("gateway", "manual")
                .put("amount", transaction.amount())
                .put("refunded_amount", transaction.refunded())
                .put("currency", order.currency().code())
                .put("transaction_type", transaction.type().word())
                .put("status", "complete");
        view.putObject("relationships").putObject("order").putObject("data")
                .put("type", "order")
                .put("id", order.id());
        var meta = view.putObject("meta");
        meta.set("display_price", order.currency().display(transaction.amount()));
        meta.putObject("display_refunded_amount").set("total", order.currency().display(transaction.refunded()));
        meta.set("timestamps", Times.stamps(transaction.createdAt(), transaction.updatedAt()));
        transaction.expiry().filter(expiry -> expiry == Expiry.STRIPE).ifPresent(_ -> view
                .putObject("payment_details").put("detailed_status", "expired_uncaptured_charge"));
        transaction.captureMechanism().ifPresent(mechanism -> view.put("capture_mechanism", mechanism));
        transaction.refundMechanism().ifPresent(mechanism -> view.put("refund_mechanism", mechanism));
        return view;
    }
}
