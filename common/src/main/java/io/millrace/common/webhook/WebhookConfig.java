package io.millrace.common.webhook;

import io.millrace.common.settings.SettingsReader;
import java.time.Duration;

/**
 * How webhooks are received.
 *
 * @param host the address that webhooks are received on
 * @param port the port for them, or 0 for any free one
 * @param maxBodyBytes the largest body that is read
 * @param deadline how long a request may take, from its last header to its answer. Elastic Path gives up after 10 s
 *        (elastic-path reference, 4.5), and so does Fluent as far as is known (fluent reference, 4.5)
 * @param maxInFlight how many requests may be read or stored at the same time
 */
public record WebhookConfig(String host, int port, int maxBodyBytes, Duration deadline, int maxInFlight) {

    /** Leaves room for the headers, and for numbers that grow when they are written again. */
    private static final int MOST_BODY_BYTES = 3 * 1024 * 1024;

    /**
     * Reads {@code <section>_HTTP_HOST} and {@code _HTTP_PORT}, {@code _MAX_BODY_BYTES}, {@code _DEADLINE} and
     * {@code _MAX_IN_FLIGHT}.
     */
    public static WebhookConfig from(SettingsReader settings, String section, int defaultPort) {
        return new WebhookConfig(
                settings.matching(section + "_HTTP_HOST", "\\S+", "0.0.0.0",
                        "the address that webhooks are received on"),
                settings.number(section + "_HTTP_PORT", 0, 65_535, defaultPort,
                        "the port that webhooks are received on; 0 takes any free one"),
                settings.number(section + "_MAX_BODY_BYTES", 1_024, MOST_BODY_BYTES, 1024 * 1024,
                        "the largest body that is read"),
                settings.duration(section + "_DEADLINE", Duration.ofMillis(100), Duration.ofSeconds(9),
                        Duration.ofSeconds(5), "how long a request may take"),
                settings.number(section + "_MAX_IN_FLIGHT", 1, 100_000, 2_000,
                        "how many requests may be read or stored at the same time"));
    }
}
