package io.millrace.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.capture.CaptureConfig.Delivery;
import io.millrace.capture.PolicyConfig.Confirmation;
import io.millrace.capture.PolicyConfig.Marking;
import io.millrace.capture.PolicyConfig.Partial;
import io.millrace.capture.SignatureConfig.Legacy;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.webhook.WebhookConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CaptureConfigTest {
    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("MILLRACE_CAPTURE_FLUENT_KEYS", Vectors.all().getFirst().key()),
            Map.entry("MILLRACE_CAPTURE_ACCOUNT", "ACME"),
            Map.entry("MILLRACE_FLUENT_RETAILER_ID", "1"),
            Map.entry("MILLRACE_FLUENT_URL", "https://fluent.example.com"),
            Map.entry("MILLRACE_FLUENT_USERNAME", "user"),
            Map.entry("MILLRACE_FLUENT_PASSWORD", "hush-1"),
            Map.entry("MILLRACE_FLUENT_CLIENT_ID", "client"),
            Map.entry("MILLRACE_FLUENT_CLIENT_SECRET", "hush-2"),
            Map.entry("MILLRACE_ELASTIC_PATH_URL", "https://ep.example.com"),
            Map.entry("MILLRACE_ELASTIC_PATH_CLIENT_ID", "key"),
            Map.entry("MILLRACE_ELASTIC_PATH_CLIENT_SECRET", "hush-3"),
            Map.entry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "broker:9092"));

    private static CaptureConfig with(Map<String, String> more) throws InvalidSettings {
        var settings = new HashMap<>(LEAST);
        settings.putAll(more);
        return CaptureConfig.from(SettingsSource.of(settings));
    }

    @Test
    void shouldBeCarefulUnlessToldOtherwise() throws InvalidSettings {
        // When
        var config = with(Map.of());

        // Then
        assertThat(config.front().webhooks())
                .isEqualTo(new WebhookConfig("0.0.0.0", 8085, 1_048_576, Duration.ofSeconds(5), 2_000));
        assertThat(config.front().signatures().legacy()).isEqualTo(Legacy.REFUSED);
        assertThat(config.front().sender()).isEqualTo(new SenderConfig("ACME", "1"));
        assertThat(config.policy()).isEqualTo(new PolicyConfig(Confirmation.ON, Set.of("COMPLETE"),
                Set.of("BOOKED", "PICK_PACK", "AWAITING_COURIER_COLLECTION"), Set.of("COMPLETE", "FULFILLED"),
                Partial.HOLD, Marking.OFF));
        assertThat(config.delivery()).isEqualTo(new Delivery(
                new BudgetConfig(new InFlight.Adaptive(256), OptionalDouble.of(100)), BlockedKeys.CONTINUE,
                Duration.ofSeconds(10)));
        assertThat(config.fluent()).isPresent();
        assertThat(config.operations()).isEqualTo(new OperationsConfig("0.0.0.0", 9084));
    }

    @Test
    void shouldReadEverySetting() throws InvalidSettings {
        // When
        var config = with(Map.ofEntries(
                Map.entry("MILLRACE_CAPTURE_HTTP_HOST", "127.0.0.1"), Map.entry("MILLRACE_CAPTURE_HTTP_PORT", "1"),
                Map.entry("MILLRACE_CAPTURE_MAX_BODY_BYTES", "2048"), Map.entry("MILLRACE_CAPTURE_DEADLINE", "1s"),
                Map.entry("MILLRACE_CAPTURE_MAX_IN_FLIGHT", "7"), Map.entry("MILLRACE_CAPTURE_LEGACY_SIGNATURE", "on"),
                Map.entry("MILLRACE_CAPTURE_CONFIRM", "off"),
                Map.entry("MILLRACE_CAPTURE_COMPLETE_STATUSES", "DONE, SHIPPED"),
                Map.entry("MILLRACE_CAPTURE_STALE_STATUSES", "PICKED"),
                Map.entry("MILLRACE_CAPTURE_FULFILLED_STATUSES", "SENT"),
                Map.entry("MILLRACE_CAPTURE_PARTIAL", "capture-all"),
                Map.entry("MILLRACE_CAPTURE_MARK_FULFILLED", "on"), Map.entry("MILLRACE_CAPTURE_IN_FLIGHT", "3"),
                Map.entry("MILLRACE_CAPTURE_REQUESTS_PER_SECOND", "25"),
                Map.entry("MILLRACE_CAPTURE_BLOCKED_KEYS", "hold"),
                Map.entry("MILLRACE_CAPTURE_REQUEST_DEADLINE", "2s"),
                Map.entry("MILLRACE_CAPTURE_OPERATIONS_HOST", "127.0.0.2"),
                Map.entry("MILLRACE_CAPTURE_OPERATIONS_PORT", "2")));

        // Then
        assertThat(config.front().webhooks())
                .isEqualTo(new WebhookConfig("127.0.0.1", 1, 2_048, Duration.ofSeconds(1), 7));
        assertThat(config.front().signatures().legacy()).isEqualTo(Legacy.ACCEPTED);
        assertThat(config.policy()).isEqualTo(new PolicyConfig(Confirmation.OFF, Set.of("DONE", "SHIPPED"),
                Set.of("PICKED"), Set.of("SENT"), Partial.CAPTURE_ALL, Marking.ON));
        assertThat(config.delivery()).isEqualTo(new Delivery(
                new BudgetConfig(new InFlight.Fixed(3), OptionalDouble.of(25)), BlockedKeys.HOLD,
                Duration.ofSeconds(2)));
        assertThat(config.fluent()).isEmpty();
        assertThat(config.operations()).isEqualTo(new OperationsConfig("127.0.0.2", 2));
    }

    @Test
    void shouldReportEveryProblemAtOnce() {
        // Given
        var settings = Map.of("MILLRACE_CAPTURE_FLUENT_KEYS", "c2VjcmV0", "MILLRACE_CAPTURE_PARTIAL", "perhaps",
                "MILLRACE_CAPTURE_CONFIRM", "maybe", "MILLRACE_CAPTURE_HTTP_PROT", "1");

        // When / Then
        assertThatThrownBy(() -> CaptureConfig.from(SettingsSource.of(settings)))
                .isInstanceOfSatisfying(InvalidSettings.class, e -> assertThat(e.problems())
                        .anyMatch(problem -> problem.startsWith("MILLRACE_CAPTURE_FLUENT_KEYS cannot be used"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_CAPTURE_PARTIAL cannot be used"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_CAPTURE_CONFIRM cannot be used"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_CAPTURE_ACCOUNT is missing"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_FLUENT_RETAILER_ID is missing"))
                        .anyMatch(problem -> problem.startsWith("MILLRACE_ELASTIC_PATH_CLIENT_SECRET is missing"))
                        .anyMatch(problem -> problem.contains("did you mean MILLRACE_CAPTURE_HTTP_PORT?"))
                        .noneMatch(problem -> problem.contains("c2VjcmV0")));
    }

    @Test
    void shouldNotPrintSecrets() throws InvalidSettings {
        // When
        var text = with(Map.of()).toString();

        // Then
        assertThat(text).doesNotContain("hush").contains("***");
    }
}
