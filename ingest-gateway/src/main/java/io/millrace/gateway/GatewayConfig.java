package io.millrace.gateway;

import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import java.time.Duration;
import java.util.List;

/**
 * Everything the gateway can be told, read once at start and never again.
 *
 * @param host the address that webhooks are received on
 * @param port the port for them, or 0 for any free one
 * @param secrets what a webhook must bring one of; several while a secret is being replaced
 * @param maxBodyBytes the largest body that is read
 * @param deadline how long a request may take, from its last header to its answer. Elastic Path gives up after 10 s
 *        (elastic-path reference, 4.5)
 * @param maxInFlight how many requests may be read or stored at the same time
 * @param operations where health and metrics are shown
 * @param topics where events are stored
 * @param kafka the brokers
 */
public record GatewayConfig(String host, int port, List<Secret> secrets, int maxBodyBytes, Duration deadline,
        int maxInFlight, OperationsConfig operations, TopicsConfig topics, KafkaSettings kafka) {

    /** The header that brings the secret (elastic-path reference, 4.2). */
    public static final String SECRET_HEADER = "X-MOLTIN-SECRET-KEY";
    /** Where webhooks are posted to. */
    public static final String PATH = "/webhooks/elastic-path";

    /** Leaves room for the headers, and for numbers that grow when they are written again. */
    private static final int MOST_BODY_BYTES = 3 * 1024 * 1024;

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public static GatewayConfig from(SettingsSource source) throws InvalidSettings {
        var reader = new SettingsReader(source, "GATEWAY", "TOPICS", "KAFKA");
        var host = reader.matching("GATEWAY_HTTP_HOST", "\\S+", "0.0.0.0", "the address that webhooks are received on");
        var port = reader.number("GATEWAY_HTTP_PORT", 0, 65_535, 8080,
                "the port that webhooks are received on; 0 takes any free one");
        var secrets = reader.secrets("GATEWAY_SECRETS",
                "what " + SECRET_HEADER + " must say; several, separated by commas, while one is being replaced");
        var maxBodyBytes = reader.number("GATEWAY_MAX_BODY_BYTES", 1_024, MOST_BODY_BYTES, 1024 * 1024,
                "the largest body that is read");
        var deadline = reader.duration("GATEWAY_DEADLINE", Duration.ofMillis(100), Duration.ofSeconds(9),
                Duration.ofSeconds(5), "how long a request may take");
        var maxInFlight = reader.number("GATEWAY_MAX_IN_FLIGHT", 1, 100_000, 2_000,
                "how many requests may be read or stored at the same time");
        var operations = OperationsConfig.from(reader, "GATEWAY", 9081);
        var topics = TopicsConfig.from(reader);
        var kafka = reader.kafka();
        reader.verify();
        return new GatewayConfig(host, port, List.copyOf(secrets), maxBodyBytes, deadline, maxInFlight, operations,
                topics, kafka);
    }
}
