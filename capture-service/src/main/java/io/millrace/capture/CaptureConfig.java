package io.millrace.capture;

import io.millrace.capture.PolicyConfig.Confirmation;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.elasticpath.ElasticPathConfig;
import io.millrace.common.fluent.FluentConfig;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.common.webhook.WebhookConfig;
import io.millrace.common.webhook.WebhookKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the service can be told, read once at start and never again.
 *
 * @param front how webhooks are received
 * @param policy when and how payments are captured
 * @param elasticPath where Elastic Path is
 * @param fluent where Fluent is, when it is asked
 * @param delivery how requests are carried out
 * @param operations where health and metrics are shown
 * @param topics which topics, and how long a record waits after each failure
 * @param kafka which cluster
 * @param orderEvents which events of orders are sent to Fluent, as far as these settings tell
 */
public record CaptureConfig(Front front, PolicyConfig policy, ElasticPathConfig elasticPath,
        Optional<FluentConfig> fluent, Delivery delivery, OperationsConfig operations, TopicsConfig topics,
        KafkaSettings kafka, Set<String> orderEvents) {

    /** Where webhooks are posted to. */
    public static final String PATH = "/webhooks/fluent";

    /** What is received. */
    static final WebhookKind KIND = new WebhookKind(PATH, "Fluent", 200);

    /** A call of three requests, one after the other, still ends before another member may own its partition. */
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(12);
    /** What a production store bears (elastic-path reference, 3.3). */
    private static final double REQUESTS_PER_SECOND = 100;

    /**
     * How webhooks are received.
     *
     * @param webhooks on which port, and within which limits
     * @param signatures how they prove that they are Fluent's
     * @param sender whose are accepted
     */
    public record Front(WebhookConfig webhooks, SignatureConfig signatures, SenderConfig sender) {}

    /**
     * How requests are carried out.
     *
     * @param budget what all instances together may ask of Elastic Path
     * @param blocked what becomes of the requests behind a dead letter of the same order
     * @param requestDeadline for one HTTP request as a whole
     */
    public record Delivery(BudgetConfig budget, BlockedKeys blocked, Duration requestDeadline) {}

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings naming everything that is missing, unusable or unknown
     */
    public static CaptureConfig from(SettingsSource source) throws InvalidSettings {
        var settings = new SettingsReader(source, "CAPTURE", "FLUENT", "ELASTIC", "TOPICS", "KAFKA");
        var front = new Front(WebhookConfig.from(settings, "CAPTURE", 8085), SignatureConfig.from(settings),
                SenderConfig.from(settings));
        var policy = PolicyConfig.from(settings);
        var config = new CaptureConfig(front, policy, ElasticPathConfig.from(settings),
                policy.confirmation() == Confirmation.ON
                        ? Optional.of(FluentConfig.from(settings))
                        : Optional.empty(),
                new Delivery(BudgetConfig.from(settings, "CAPTURE", "Elastic Path", REQUESTS_PER_SECOND),
                        settings.optional("CAPTURE_BLOCKED_KEYS", CaptureConfig::blockedKeys, BlockedKeys.CONTINUE,
                                "what becomes of the requests behind a dead letter of the same order: continue lets "
                                        + "them go on, hold keeps them until it was sent again or the key released"),
                        settings.duration("CAPTURE_REQUEST_DEADLINE", Duration.ofMillis(100), LONGEST_DEADLINE,
                                Duration.ofSeconds(10), "how long one request to Elastic Path or Fluent may take")),
                OperationsConfig.from(settings, "CAPTURE", 9084),
                TopicsConfig.from(settings),
                settings.kafka(),
                Set.copyOf(settings.words("TRANSFORMER_ORDER_EVENTS", List.of("order.paid"),
                        "which events of orders are sent to Fluent")));
        settings.verify();
        return config;
    }

    private static BlockedKeys blockedKeys(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "continue" -> BlockedKeys.CONTINUE;
            case "hold" -> BlockedKeys.HOLD;
            default -> throw new IllegalArgumentException("it must be continue or hold");
        };
    }
}
