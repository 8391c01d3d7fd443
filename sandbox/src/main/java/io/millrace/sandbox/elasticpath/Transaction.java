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
 */
record Transaction(String id, String name, String customReference, long amount, long refunded, TransactionType type,
        Optional<String> captureMechanism, Optional<String> refundMechanism, Instant createdAt, Instant updatedAt) {

    Transaction captured(Optional<String> reference, Optional<String> mechanism, Instant now) {
        return new Transaction(id, name, reference.orElse(customReference), amount, refunded, TransactionType.CAPTURE,
                mechanism, refundMechanism, createdAt, now);
    }

    Transaction refunded(long more, String mechanism, Instant now) {
        return new Transaction(id, name, customReference, amount, refunded + more, TransactionType.REFUND,
                captureMechanism, Optional.of(mechanism), createdAt, now);
    }

    boolean isFullyRefunded() {
        return refunded == amount;
    }
}
