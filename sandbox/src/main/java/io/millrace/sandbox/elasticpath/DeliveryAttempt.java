package io.millrace.sandbox.elasticpath;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver one webhook.
 *
 * @param logId the id of the log entry
 * @param eventId the envelope's id, the same over all attempts and copies
 * @param trigger the event key
 * @param subject the id of the resource
 * @param integrationId who was to be told
 * @param attempt 1 for the first
 * @param status the HTTP status of the answer; 0 when there was none within ten seconds
 * @param answer the answer's body, or why there was none
 * @param took from sending to the answer
 * @param at when it was sent
 */
public record DeliveryAttempt(String logId, String eventId, String trigger, String subject, String integrationId,
        int attempt, int status, String answer, Duration took, Instant at) {

    /** Whether the answer was 2xx; anything else counts as a failure. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
