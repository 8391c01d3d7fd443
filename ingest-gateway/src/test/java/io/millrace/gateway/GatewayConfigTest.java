package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.common.webhook.WebhookConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GatewayConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "MILLRACE_GATEWAY_SECRETS", "hush",
            "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "broker:9092");

    @Test
    void shouldDefaultEverythingButTheSecretsAndTheBrokers() throws InvalidSettings {
        // When
        var config = GatewayConfig.from(SettingsSource.of(LEAST));
        // Then
        assertThat(config).usingRecursiveComparison().ignoringFields("kafka").isEqualTo(new GatewayConfig(
                new WebhookConfig("0.0.0.0", 8080, 1_048_576, Duration.ofSeconds(5), 2_000),
                List.of(new Secret("hush")),
                new OperationsConfig("0.0.0.0", 9081),
                new TopicsConfig("", 12, 3, Duration.ofDays(14), Duration.ofDays(90)), config.kafka()));
        assertThat(config.kafka().admin()).containsEntry("bootstrap.servers", "broker:9092");
    }

    @Test
    void shouldReadEverySetting() throws InvalidSettings {
        // Given
        var settings = Map.ofEntries(
                Map.entry("MILLRACE_GATEWAY_HTTP_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_GATEWAY_HTTP_PORT", "0"),
                Map.entry("MILLRACE_GATEWAY_SECRETS", "old, new"),
                Map.entry("MILLRACE_GATEWAY_MAX_BODY_BYTES", "2048"),
                Map.entry("MILLRACE_GATEWAY_DEADLINE", "900ms"),
                Map.entry("MILLRACE_GATEWAY_MAX_IN_FLIGHT", "7"),
                Map.entry("MILLRACE_GATEWAY_OPERATIONS_HOST", "127.0.0.2"),
                Map.entry("MILLRACE_GATEWAY_OPERATIONS_PORT", "1"),
                Map.entry("MILLRACE_TOPICS_PREFIX", "shop."),
                Map.entry("MILLRACE_TOPICS_PARTITIONS", "2"),
                Map.entry("MILLRACE_TOPICS_REPLICATION", "1"),
                Map.entry("MILLRACE_TOPICS_RETENTION", "2d"),
                Map.entry("MILLRACE_TOPICS_DEAD_LETTER_RETENTION", "3d"),
                Map.entry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "broker:9092"),
                Map.entry("MILLRACE_KAFKA_BUFFER_MEMORY", "1000000"));
        // When
        var config = GatewayConfig.from(SettingsSource.of(settings));
        // Then
        assertThat(config).usingRecursiveComparison().ignoringFields("kafka").isEqualTo(new GatewayConfig(
                new WebhookConfig("127.0.0.1", 0, 2_048, Duration.ofMillis(900), 7),
                List.of(new Secret("old"), new Secret("new")),
                new OperationsConfig("127.0.0.2", 1),
                new TopicsConfig("shop.", 2, 1, Duration.ofDays(2), Duration.ofDays(3)), config.kafka()));
        assertThat(config.kafka().producer(Map.of())).containsEntry("buffer.memory", "1000000");
    }

    @Test
    void shouldReportEveryProblemAtOnce() {
        // Given
        var settings = Map.of(
                "MILLRACE_GATEWAY_HTTP_PORT", "http",
                "MILLRACE_GATEWAY_MAX_BODY_BYTES", "10000000",
                "MILLRACE_GATEWAY_DEADLINE", "10s",
                "MILLRACE_GATEWAY_MAX_IN_FLIHGT", "3");
        // When / Then
        assertThatThrownBy(() -> GatewayConfig.from(SettingsSource.of(settings)))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .hasSize(6)
                        .anyMatch(problem -> problem.startsWith("MILLRACE_GATEWAY_HTTP_PORT cannot be used"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_GATEWAY_SECRETS is missing"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_GATEWAY_MAX_BODY_BYTES cannot be used"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_GATEWAY_DEADLINE cannot be used"))
                        .anyMatch(problem -> problem.contains("did you mean MILLRACE_GATEWAY_MAX_IN_FLIGHT?"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_KAFKA_BOOTSTRAP_SERVERS is missing")));
    }

    @Test
    void shouldNotPrintTheSecrets() throws InvalidSettings {
        // When
        var config = GatewayConfig.from(SettingsSource.of(LEAST));
        // Then
        assertThat(config.toString()).doesNotContain("hush").contains("***");
    }
}
