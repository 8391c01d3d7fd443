package io.millrace.gateway;

import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.common.webhook.WebhookConfig;
import io.millrace.common.webhook.WebhookKind;
import java.util.List;

/**
 * Everything the gateway can be told, read once at start and never again.
 *
 * @param webhooks how they are received
 * @param secrets what a webhook must bring one of; several while a secret is being replaced
 * @param operations where health and metrics are shown
 * @param topics where events are stored
 * @param kafka the brokers
 */
public record GatewayConfig(WebhookConfig webhooks, List<Secret> secrets, OperationsConfig operations,
        TopicsConfig topics, KafkaSettings kafka) {

    /** The header that brings the secret (elastic-path reference, 4.2). */
    public static final String SECRET_HEADER = "X-MOLTIN-SECRET-KEY";
    /** Where webhooks are posted to. */
    public static final String PATH = "/webhooks/elastic-path";

    /** What is received. */
    static final WebhookKind KIND = new WebhookKind(PATH, "Elastic Path", 202);

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public static GatewayConfig from(SettingsSource source) throws InvalidSettings {
        var reader = new SettingsReader(source, "GATEWAY", "TOPICS", "KAFKA");
        var webhooks = WebhookConfig.from(reader, "GATEWAY", 8080);
        var secrets = reader.secrets("GATEWAY_SECRETS",
                "what " + SECRET_HEADER + " must say; several, separated by commas, while one is being replaced");
        var operations = OperationsConfig.from(reader, "GATEWAY", 9081);
        var topics = TopicsConfig.from(reader);
        var kafka = reader.kafka();
        reader.verify();
        return new GatewayConfig(webhooks, List.copyOf(secrets), operations, topics, kafka);
    }
}
