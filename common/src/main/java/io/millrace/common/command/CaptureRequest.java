package io.millrace.common.command;

import java.time.Instant;

/**
 * The value of {@code capture.requests}: Fluent has said that an order is complete. It holds what identifies the order
 * and nothing else of the webhook.
 *
 * @param webhookId the webhook's {@code id}, the same over its delivery attempts (fluent reference, 4.5)
 * @param name of the webhook, such as {@code OrderComplete}
 * @param orderRef the order's reference: its id in Elastic Path
 * @param orderId the order's id in Fluent
 * @param status what the webhook says of the order; it may be the one before it was complete (fluent reference, 4.4),
 *        and is empty when it says nothing
 * @param received when the webhook came
 */
public record CaptureRequest(String webhookId, String name, String orderRef, String orderId, String status,
        Instant received) {}
