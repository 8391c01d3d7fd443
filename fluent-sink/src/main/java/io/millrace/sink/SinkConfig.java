package io.millrace.sink;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.fluent.FluentConfig;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import java.time.Duration;
import java.util.Locale;

/**
 * Everything the sink can be told, read once at start and never again.
 *
 * @param fluent where Fluent is
 * @param topics which topics, and how long a record waits after each failure
 * @param kafka which cluster
 * @param budget what all instances together may ask of Fluent
 * @param blocked what becomes of the records behind a dead letter
 * @param requestDeadline for one HTTP request to Fluent as a whole
 * @param operations where health and metrics are shown
 * @param routes how commands are put to Fluent
 */
public record SinkConfig(FluentConfig fluent, TopicsConfig topics, KafkaSettings kafka, BudgetConfig budget,
        BlockedKeys blocked, Duration requestDeadline, OperationsConfig operations, RouteConfig routes) {

    /** A call of three requests, one after the other, still ends before another member may own its partition. */
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(12);

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings naming everything that is missing, unusable or unknown
     */
    public static SinkConfig from(SettingsSource source) throws InvalidSettings {
        var settings = new SettingsReader(source, "SINK", "FLUENT", "TOPICS", "KAFKA");
        var config = new SinkConfig(
                FluentConfig.from(settings),
                TopicsConfig.from(settings),
                settings.kafka(),
                BudgetConfig.from(settings, "SINK", "Fluent"),
                settings.optional("SINK_BLOCKED_KEYS", SinkConfig::blockedKeys, BlockedKeys.CONTINUE,
                        "what becomes of the records behind a dead letter: continue lets them go on, hold keeps them "
                                + "until the dead letter was sent again or the key released"),
                settings.duration("SINK_REQUEST_DEADLINE", Duration.ofMillis(100), LONGEST_DEADLINE,
                        Duration.ofSeconds(10), "how long one request to Fluent may take"),
                OperationsConfig.from(settings, "SINK", 9083),
                RouteConfig.from(settings));
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
