package io.millrace.sandbox.elasticpath;

import java.time.Duration;

/**
 * How often a webhook is tried. That there are retries is known, their numbers are not (elastic-path reference, 4.5).
 *
 * @param attempts all of them, the first included
 * @param firstDelay before the second attempt; it doubles from one to the next
 */
public record WebhookRetries(int attempts, Duration firstDelay) {

    /** Refuses less than one attempt. */
    public WebhookRetries {
        if (attempts < 1) {
            throw new IllegalArgumentException("a webhook is tried at least once");
        }
    }

    /** Three attempts: at once, after a second, after two more. */
    public static WebhookRetries standard() {
        return new WebhookRetries(3, Duration.ofSeconds(1));
    }

    Duration delayBefore(int attempt) {
        return attempt == 1 ? Duration.ZERO : firstDelay.multipliedBy(1L << (attempt - 2));
    }
}
