package io.millrace.common.webhook;

import java.util.function.IntSupplier;

/**
 * What whoever receives webhooks counts: each request is {@code answered} once, so the sum over the outcomes is the
 * number of requests. For any thread.
 */
public interface WebhookMetrics {

    /** A request was answered. */
    void answered(Outcome outcome);

    /** Shows how many requests are being read or stored; told once. */
    void watchInFlight(IntSupplier inFlight);
}
