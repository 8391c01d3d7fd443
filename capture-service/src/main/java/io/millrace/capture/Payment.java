package io.millrace.capture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One transaction of an order, as far as it matters here (elastic-path reference, 6.2).
 *
 * @param id of the transaction
 * @param state what may be done with it
 */
record Payment(String id, State state) {
    private static final String EXPIRED = "expired_uncaptured_charge";

    /** What may be done with a transaction. */
    enum State {
        /** It is authorised, and can be captured. */
        OPEN,
        /** It is authorised, and the authorisation has run out. */
        EXPIRED,
        /** The money has been taken: captured, or purchased at once; it may have been given back since. */
        SETTLED,
        /** The gateway has not decided. */
        PENDING,
        /** It failed, or was cancelled. */
        VOID
    }

    /** The transactions of an answer; empty when it holds no list. */
    static Optional<List<Payment>> list(JsonNode data) {
        return data.isArray()
                ? Optional.of(data.valueStream().map(Payment::of).toList())
                : Optional.empty();
    }

    static Payment of(JsonNode transaction) {
        return new Payment(transaction.path("id").asString(""), state(transaction));
    }

    Payment settled() {
        return new Payment(id, State.SETTLED);
    }

    private static State state(JsonNode transaction) {
        var status = word(transaction, "status");
        if (status.equals("pending")) {
            return State.PENDING;
        }
        if (!status.equals("complete")) {
            return State.VOID;
        }
        // Both spellings occur.
        return switch (word(transaction, "transaction_type", "transaction-type")) {
            case "authorize" -> EXPIRED.equals(transaction.at("/payment_details/detailed_status").asString(""))
                    ? State.EXPIRED
                    : State.OPEN;
            case "capture", "purchase", "refund" -> State.SETTLED;
            default -> State.VOID;
        };
    }

    private static String word(JsonNode node, String... names) {
        for (var name : names) {
            var text = node.path(name).asString("");
            if (!text.isBlank()) {
                return text.strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
