package io.millrace.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ReaderConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "MILLRACE_ELASTIC_PATH_URL", "https://euwest.api.elasticpath.com",
            "MILLRACE_ELASTIC_PATH_CLIENT_ID", "key",
            "MILLRACE_ELASTIC_PATH_CLIENT_SECRET", "s3cret",
            "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");

    private static ReaderConfig with(Map<String, String> more) throws InvalidSettings {
        var all = new HashMap<>(NEEDED);
        all.putAll(more);
        return ReaderConfig.from(SettingsSource.of(all));
    }

    @Test
    void shouldDefaultEverythingButWhereElasticPathAndKafkaAre() throws Exception {
        // When
        var config = with(Map.of());

        // Then
        assertThat(config.budget()).isEqualTo(new BudgetConfig(new InFlight.Adaptive(256), OptionalDouble.empty()));
        assertThat(config.requestDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.downloads()).isEqualTo(Path.of("state", "reader"));
        assertThat(config.policy()).isEqualTo(new Policy(List.of(), Policy.Choice.SKIP, Policy.Choice.SEND));
        assertThat(config.operations()).isEqualTo(new OperationsConfig("0.0.0.0", 9085));
    }

    @Test
    void shouldReadEverySetting() throws Exception {
        // When
        var config = with(Map.of(
                "MILLRACE_SINK_ANYTHING", "a neighbour's",
                "MILLRACE_READER_CATALOGUES", "one, two",
                "MILLRACE_READER_DRAFT_PRODUCTS", "send",
                "MILLRACE_READER_UNPRICED_PRODUCTS", "skip",
                "MILLRACE_READER_DOWNLOAD_DIR", "/var/tmp",
                "MILLRACE_READER_REQUEST_DEADLINE", "2s",
                "MILLRACE_READER_REQUESTS_PER_SECOND", "20",
                "MILLRACE_READER_OPERATIONS_PORT", "0"));

        // Then
        assertThat(config.policy())
                .isEqualTo(new Policy(List.of("one", "two"), Policy.Choice.SEND, Policy.Choice.SKIP));
        assertThat(config.downloads()).isEqualTo(Path.of("/var/tmp"));
        assertThat(config.requestDeadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.budget().requestsPerSecond()).hasValue(20);
        assertThat(config.operations().port()).isZero();
    }

    @Test
    void shouldNameEveryProblemAtOnceWhenSettingsAreMissingOrWrong() {
        // When
        var failing = assertThatThrownBy(() -> ReaderConfig.from(SettingsSource.of(Map.of(
                "MILLRACE_READER_DRAFT_PRODUCTS", "maybe",
                "MILLRACE_READER_REQUEST_DEADLINE", "1m",
                "MILLRACE_READER_CATALOGS", "one"))));

        // Then
        failing.isInstanceOf(InvalidSettings.class).hasMessageContainingAll("MILLRACE_ELASTIC_PATH_URL is missing",
                "MILLRACE_ELASTIC_PATH_CLIENT_SECRET is missing", "MILLRACE_KAFKA_BOOTSTRAP_SERVERS is missing",
                "it must be send or skip", "it must be from 100ms to 12s", "MILLRACE_READER_CATALOGS is not a setting",
                "did you mean MILLRACE_READER_CATALOGUES?");
    }

    @Test
    void shouldNotPrintSecrets() throws Exception {
        // When
        var text = with(Map.of()).toString();

        // Then
        assertThat(text).doesNotContain("s3cret");
    }
}
