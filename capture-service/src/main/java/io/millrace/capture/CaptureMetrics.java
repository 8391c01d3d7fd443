package io.millrace.capture;

import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.webhook.WebhookMetrics;
import java.time.Duration;

/**
 * What the service counts.
 *
 * <ul>
 * <li>Each webhook that proves to be Fluent's is {@code judged} once. OTHER_STATUS and OTHER_ENTITY are not needed;
 * REPEAT was stored before.
 * <li>BAD_SIGNATURE is a stranger, or a key that was replaced on one side only. WRONG_SENDER is a webhook of another
 * account or retailer.
 * <li>Each request that was read ends once: {@code read = captured + already captured + dead letters + waiting}, but
 * for what is read again after a restart.
 * <li>{@code dead letters} are work for a person, and money that is not taken. Alert on the first.
 * </ul>
 *
 * <p>
 * Safe for any thread.
 */
interface CaptureMetrics extends WebhookMetrics {

    /** What a webhook turned out to be. */
    enum Judgement {
        /** An order is complete; the brokers have it. */
        STORED,
        /** One that was stored before. */
        REPEAT,
        /** The order is not complete. */
        OTHER_STATUS,
        /** It is not about an order. */
        OTHER_ENTITY,
        /** Its signature is missing or wrong. */
        BAD_SIGNATURE,
        /** Another account's, or another retailer's. */
        WRONG_SENDER,
        /** Signed, and not what is documented. */
        MALFORMED,
        /** The brokers did not take it. */
        NOT_STORED
    }

    /** A webhook was looked at. */
    void judged(Judgement judgement);

    /** What the chain counts. */
    ChainMetrics chain();

    /**
     * A call was answered, or given up.
     *
     * @param outcome one word
     */
    void called(Operation operation, String outcome, Duration took);

    /**
     * A record has its ending, and both topics have it.
     *
     * @param sinceReceived the time since the webhook was received
     */
    void finished(Finish finish, Duration sinceReceived);
}
