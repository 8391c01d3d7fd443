package io.millrace.sandbox.elasticpath;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What may be done with a transaction, and when (elastic-path reference, 6.3). */
final class TransactionRules {
    private TransactionRules() {}

    /**
     * Takes the money that was authorised; all of it, for a capture has no amount.
     *
     * @param again what to answer when it has been taken before
     * @return the same order when that answer is to accept it
     */
    static Order captured(Order order, String transactionId, ObjectNode data, SecondCapture again, Instant now) {
        return switch (order.transaction(transactionId).type()) {
            case AUTHORIZE -> order.with(transactionId, transaction -> {
                transaction.expiry().ifPresent(expiry -> {
                    throw ApiError.expired(expiry);
                });
                return transaction.captured(Fields.textIfAny(data, "custom_reference"),
                        Fields.textIfAny(data, "capture_mechanism"), now);
            });
            case CAPTURE -> switch (again) {
                case BAD_REQUEST -> throw ApiError.badRequest();
                case UNPROCESSABLE -> throw ApiError.notNow("Transaction cannot be captured in its current state");
                case ACCEPTED -> order;
            };
            case PURCHASE, REFUND -> throw ApiError.badRequest();
        };
    }

    /** Gives money back; without an amount it only notes that all of it was given back elsewhere. */
    static Order refunded(Order order, String transactionId, ObjectNode data, Instant now) {
        var transaction = order.transaction(transactionId);
        var left = transaction.amount() - transaction.refunded();
        var wanted = Fields.wholeIfAny(data, "amount");
        var isPaid = order.payment() == PaymentState.PAID;
        if (!transaction.type().isPaid() || !(isPaid || order.cancelled())
                || wanted.orElse(left) > left || wanted.orElse(left) < 1) {
            throw ApiError.badRequest();
        }
        if (wanted.isPresent() && transaction.captureMechanism().filter("manual"::equals).isPresent()) {
            throw ApiError.titled(400, "Error while refunding", "The transaction was captured manually");
        }
        return order.with(transactionId,
                each -> each.refunded(wanted.orElse(left), wanted.isPresent() ? "automatic" : "manual", now));
    }

    /** The manual gateway has nothing to cancel. */
    static ApiError cancelled() {
        return ApiError.titled(422, "Unsupported gateway operation",
                "Cancellation is not supported for Manual payment gateway");
    }
}
