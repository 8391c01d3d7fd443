package io.millrace.gateway;

import io.millrace.common.webhook.WebhookMetrics;
import java.time.Duration;

/**
 * What the gateway counts.
 *
 * <ul>
 * <li>Each request that reaches the gateway is {@code answered} once: the sum over the outcomes is the number of
 * requests.
 * <li>{@code answered} with STORED equals {@code stored}, summed over the types, but for requests just being answered.
 * Types are those of {@code EventFamily} only: nobody outside can add a label.
 * <li>UNAVAILABLE means that the brokers are away or slow, or that the limit in flight is too low. Elastic Path sends
 * the event again, but not for ever: alert when it lasts for a minute.
 * <li>MALFORMED and UNAUTHORISED are somebody else's mistake, or a secret that was replaced on one side only.
 * </ul>
 */
interface GatewayMetrics extends WebhookMetrics {

    /**
     * The brokers have an event.
     *
     * @param type its event key
     * @param waited from handing it to the producer until the ack
     */
    void stored(String type, Duration waited);
}
