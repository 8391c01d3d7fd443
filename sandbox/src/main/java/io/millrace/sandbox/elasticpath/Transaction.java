package io.millrace.sandbox.elasticpath;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment of an order by the manual gateway; its status is always {@code complete}. A capture changes the transaction
 * and adds none (elastic-path reference, 6.2).
 *
 * @param refunded how much of {@code amount} went back, in minor units
 * @param captureMechanism {@code manual} when the merchant captured elsewhere
 * @param refundMechanism empty until something was refunded
 * @param expiry empty until the authorisation has run out
 */
record Transaction(String id, String name, String customReference, long amount, long refunded, TransactionType type,
        Optional<String> captureMechanism, Optional<String> refundMechanism, Optional<Expiry> expiry,
        Instant createdAt, Instant updatedAt) {

    Transaction captured(Optional<String> reference, Optional<String> mechanism, Instant now) {
        return new Transaction(id, name, reference.orElse(customReference), amount, refunded, TransactionType.CAPTURE,
                mechanism, refundMechanism, expiry, createdAt, now);
    }

    Transaction refunded(long more, String mechanism, Instant now) {
        return new Transaction(id, name, customReference, amount, refunded + more, TransactionType.REFUND,
                captureMechanism, Optional.of(mechanism), expiry, createdAt, now);
    }

    /** The same when it is not an authorisation that is open. */
    Transaction expired(Expiry how) {
        return type == TransactionType.AUTHORIZE
                ? new Transaction(id, name, customReference, amount, refunded, type, captureMechanism,
                        refundMechanism, Optional.of(how), createdAt, updatedAt)
                : this;
    }

    boolean isFullyRefunded() {
        return refunded == amount;
    }
}
