package io.millrace.sink;

import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sink.fluent.FluentConfig;
import java.time.Duration;

/**
 * Everything the sink can be told, read once at start and never again.
 *
 * @param fluent where Fluent is
 * @param topics which topics
 * @param kafka which cluster
 * @param inFlight calls to Fluent at one time, for each chain
 * @param attempts how many times one command may fail before it becomes a dead letter
 * @param requestDeadline for one HTTP request to Fluent as a whole
 * @param retryDelay after the first failure of a command; it doubles with each further one, up to 30 s
 * @param operations where health and metrics are shown
 * @param routes how commands are put to Fluent
 */
public record SinkConfig(FluentConfig fluent, TopicsConfig topics, KafkaSettings kafka, int inFlight, int attempts,
        Duration requestDeadline, Duration retryDelay, OperationsConfig operations, RouteConfig routes) {

    /** The longest deadline: shorter than Kafka's session time-out, 45 s. */
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(30);

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
                settings.number("SINK_IN_FLIGHT", 1, 4_096, 64, "calls to Fluent at one time, for each entity"),
                settings.number("SINK_ATTEMPTS", 1, 100, 5, "how many times one command may fail"),
                settings.duration("SINK_REQUEST_DEADLINE", Duration.ofMillis(100), LONGEST_DEADLINE,
                        Duration.ofSeconds(10), "how long one request to Fluent may take"),
                settings.duration("SINK_RETRY_DELAY", Duration.ofMillis(1), Duration.ofSeconds(30),
                        Duration.ofSeconds(1), "the wait after a command's first failure; it doubles up to 30 s"),
                OperationsConfig.from(settings, "SINK", 9083),
                RouteConfig.from(settings));
        settings.verify();
        return config;
    }
}
