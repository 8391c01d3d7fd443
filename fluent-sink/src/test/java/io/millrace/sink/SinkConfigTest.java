package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.fluent.FluentConfig;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class SinkConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "MILLRACE_FLUENT_URL", "https://acme.sandbox.api.fluentretail.com",
            "MILLRACE_FLUENT_USERNAME", "api-user",
            "MILLRACE_FLUENT_PASSWORD", "hunter2",
            "MILLRACE_FLUENT_CLIENT_ID", "ACME",
            "MILLRACE_FLUENT_CLIENT_SECRET", "s3cret",
            "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");

    private static SinkConfig with(Map<String, String> more) throws InvalidSettings {
        var all = new HashMap<>(NEEDED);
        all.putAll(more);
        return SinkConfig.from(SettingsSource.of(all));
    }

    @Test
    void shouldDefaultEverythingButWhereFluentAndKafkaAre() throws Exception {
        // When
        var config = with(Map.of());

        // Then
        assertThat(config.budget()).isEqualTo(new BudgetConfig(new InFlight.Adaptive(256), OptionalDouble.empty()));
        assertThat(config.blocked()).isEqualTo(BlockedKeys.CONTINUE);
        assertThat(config.requestDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.topics().retryDelays()).containsExactly(Duration.ofSeconds(10), Duration.ofMinutes(1),
                Duration.ofMinutes(10), Duration.ofHours(1));
        assertThat(config.operations()).isEqualTo(new OperationsConfig("0.0.0.0", 9083));
        assertThat(config.fluent().account()).isEmpty();
        assertThat(config.routes()).isEqualTo(new RouteConfig(CustomerUpdates.ON, 10));
    }

    @Test
    void shouldReadEverySetting() throws Exception {
        // When
        var config = with(Map.ofEntries(
                Map.entry("MILLRACE_FLUENT_ACCOUNT", "ACME"),
                Map.entry("MILLRACE_FLUENT_RETAILER_ID", "1"),
                Map.entry("MILLRACE_FLUENT_CATALOGUE_REF", "PC:MASTER:1"),
                Map.entry("MILLRACE_TRANSFORMER_ANYTHING", "a neighbour's"),
                Map.entry("MILLRACE_TOPICS_PREFIX", "eu."),
                Map.entry("MILLRACE_KAFKA_CLIENT_RACK", "rack-1"),
                Map.entry("MILLRACE_SINK_IN_FLIGHT", "8"),
                Map.entry("MILLRACE_SINK_REQUESTS_PER_SECOND", "20"),
                Map.entry("MILLRACE_SINK_BLOCKED_KEYS", "hold"),
                Map.entry("MILLRACE_SINK_REQUEST_DEADLINE", "2s"),
                Map.entry("MILLRACE_TOPICS_RETRY_DELAYS", "1s, 2m"),
                Map.entry("MILLRACE_SINK_OPERATIONS_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_SINK_OPERATIONS_PORT", "0"),
                Map.entry("MILLRACE_SINK_CUSTOMER_UPDATES", "off"),
                Map.entry("MILLRACE_SINK_BATCH_SIZE", "1")));

        // Then
        assertThat(config).usingRecursiveComparison().ignoringFields("kafka").isEqualTo(new SinkConfig(
                new FluentConfig(URI.create("https://acme.sandbox.api.fluentretail.com"), "api-user",
                        new Secret("hunter2"), "ACME", new Secret("s3cret"), Optional.of("ACME")),
                new TopicsConfig("eu.", 12, 3, Duration.ofDays(14), Duration.ofDays(90),
                        List.of(Duration.ofSeconds(1), Duration.ofMinutes(2))),
                config.kafka(), new BudgetConfig(new InFlight.Fixed(8), OptionalDouble.of(20)), BlockedKeys.HOLD,
                Duration.ofSeconds(2),
                new OperationsConfig("127.0.0.1", 0), new RouteConfig(CustomerUpdates.OFF, 1)));
        assertThat(config.kafka().consumer(Map.of())).containsEntry("client.rack", "rack-1");
    }

    @Test
    void shouldReportEveryProblemAtOnce() {
        // Given
        var settings = Map.of(
                "MILLRACE_FLUENT_URL", "fluent",
                "MILLRACE_SINK_BLOCKED_KEYS", "stop",
                "MILLRACE_TOPICS_RETRY_DELAYS", "1s,1ms",
                "MILLRACE_SINK_CUSTOMER_UPDATES", "maybe",
                "MILLRACE_SINK_BATCH_SIZE", "201",
                "MILLRACE_SINK_REQUEST_DEADLINE", "1h",
                "MILLRACE_SINK_BLOCKED_KEY", "hold");

        // When
        var problems = assertThatThrownBy(() -> SinkConfig.from(SettingsSource.of(settings)));

        // Then
        problems.isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("MILLRACE_FLUENT_URL cannot be used")
                .hasMessageContaining("MILLRACE_FLUENT_USERNAME is missing")
                .hasMessageContaining("MILLRACE_FLUENT_PASSWORD is missing")
                .hasMessageContaining("MILLRACE_FLUENT_CLIENT_ID is missing")
                .hasMessageContaining("MILLRACE_FLUENT_CLIENT_SECRET is missing")
                .hasMessageContaining("MILLRACE_KAFKA_BOOTSTRAP_SERVERS is missing")
                .hasMessageContaining("MILLRACE_SINK_BLOCKED_KEYS cannot be used")
                .hasMessageContaining("MILLRACE_TOPICS_RETRY_DELAYS cannot be used")
                .hasMessageContaining("MILLRACE_SINK_CUSTOMER_UPDATES cannot be used")
                .hasMessageContaining("MILLRACE_SINK_BATCH_SIZE cannot be used")
                .hasMessageContaining("MILLRACE_SINK_REQUEST_DEADLINE cannot be used")
                .hasMessageContaining(
                        "MILLRACE_SINK_BLOCKED_KEY is not a setting; did you mean MILLRACE_SINK_BLOCKED_KEYS?");
    }

    @Test
    void shouldNotPrintTheSecrets() throws Exception {
        // When
        var text = with(Map.of()).toString();

        // Then
        assertThat(text).contains("api-user").doesNotContain("hunter2").doesNotContain("s3cret");
    }
}
