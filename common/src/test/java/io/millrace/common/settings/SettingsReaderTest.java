package io.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void shouldReportEveryProblemAtOnceWhenSeveralSettingsAreWrong() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_GATEWAY_DEADLINE", "soon", "MILLRACE_GATEWAY_HTTP_PROT", "80"));
        settings.text("GATEWAY_NAME", "what it is called");
        settings.duration("GATEWAY_DEADLINE", Duration.ZERO, Duration.ofSeconds(9), Duration.ofSeconds(5), "how long");
        settings.number("GATEWAY_HTTP_PORT", 0, 65_535, 8080, "where");

        // When
        var refusal = catchThrowableOfType(InvalidSettings.class, settings::verify);

        // Then
        assertThat(refusal.problems()).hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("MILLRACE_GATEWAY_NAME is missing", "called"))
                .anySatisfy(problem -> assertThat(problem).contains("MILLRACE_GATEWAY_DEADLINE cannot be used", "5s"))
                .anySatisfy(problem -> assertThat(problem).contains("MILLRACE_GATEWAY_HTTP_PROT is not a setting",
                        "did you mean MILLRACE_GATEWAY_HTTP_PORT?"));
    }

    @Test
    void shouldLeaveTheSettingsOfOtherServicesAloneWhenTheyShareAFile() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_SINK_IN_FLIGHT", "64", "PATH", "/bin"));

        // When
        settings.verify();

        // Then
        assertThat(settings.number("GATEWAY_HTTP_PORT", 0, 65_535, 8080, "where")).isEqualTo(8080);
    }

    @Test
    void shouldLeaveWhatANeighbourReadsAloneWhenTheyShareASection() throws Exception {
        // Given
        var settings = new SettingsReader(SettingsSource.of(Map.of("MILLRACE_FLUENT_RETAILER_ID", "1",
                "MILLRACE_FLUENT_RETAILER", "1")), "FLUENT");
        settings.text("FLUENT_USERNAME", "who logs in");

        // When
        var refusal = catchThrowableOfType(InvalidSettings.class, settings::verify);

        // Then
        assertThat(refusal.problems()).hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("MILLRACE_FLUENT_RETAILER is not a setting"));
    }

    @Test
    void shouldListWhatWasAskedForWhenNothingIsSet() throws Exception {
        // Given
        var source = SettingsSource.of(Map.of());
        var settings = new SettingsReader(source, "GATEWAY");

        // When
        settings.duration("GATEWAY_DEADLINE", Duration.ZERO, Duration.ofSeconds(9), Duration.ofSeconds(5), "how long");
        settings.text("GATEWAY_NAME", "what it is called");

        // Then
        assertThat(source.asked()).containsExactly(
                new Setting("MILLRACE_GATEWAY_DEADLINE", "how long (0s to 9s)", Optional.of("5s"),
                        Setting.Presence.OPTIONAL),
                new Setting("MILLRACE_GATEWAY_NAME", "what it is called", Optional.empty(),
                        Setting.Presence.REQUIRED));
    }

    @Test
    void shouldRefuseASettingOfNoServiceWhenItHasOurPrefix() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_GATWAY_PORT", "80"));

        // When / Then
        assertThatThrownBy(settings::verify).hasMessageContaining("MILLRACE_GATWAY_PORT is not a setting");
    }

    @Test
    void shouldPreferTheEnvironmentWhenTheFileSaysOtherwise(@TempDir Path folder) throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("millrace.properties"), """
                MILLRACE_GATEWAY_A=file
                MILLRACE_GATEWAY_B=file
                """);
        var settings = reader(Map.of("MILLRACE_CONFIG", file.toString(), "MILLRACE_GATEWAY_A", "environment"));

        // When
        var values = settings.text("GATEWAY_A", "a") + " " + settings.text("GATEWAY_B", "b");

        // Then
        assertThat(values).isEqualTo("environment file");
    }

    @Test
    void shouldResolveReferencesWhenAValueNamesAFileOrAVariable(@TempDir Path folder) throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("secret"), "from-file\n");
        var settings = reader(Map.of("MILLRACE_GATEWAY_SECRETS", "${file:" + file + "},${env:OTHER}", "OTHER", "o$1"));

        // When
        var secrets = settings.secrets("GATEWAY_SECRETS", "secrets");

        // Then
        assertThat(secrets).extracting(Secret::reveal).containsExactly("from-file", "o$1");
    }

    @ParameterizedTest
    @CsvSource({"${file:/does/not/exist}, /does/not/exist", "${env:NOT_THERE}, NOT_THERE"})
    void shouldNameTheReferenceWhenItLeadsNowhere(String value, String name) throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_GATEWAY_A", value));
        settings.text("GATEWAY_A", "a");

        // When / Then
        assertThatThrownBy(settings::verify).hasMessageContaining("MILLRACE_GATEWAY_A").hasMessageContaining(name);
    }

    @Test
    void shouldNotPrintASecretWhenItCannotBeUsed() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_GATEWAY_SECRETS", " , "));
        var secret = new Secret("marked-value");
        settings.secrets("GATEWAY_SECRETS", "secrets");

        // When
        var refusal = catchThrowableOfType(InvalidSettings.class, settings::verify);

        // Then
        assertThat(refusal.getMessage() + secret).contains("MILLRACE_GATEWAY_SECRETS").doesNotContain("marked-value");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "10m, PT10M", "2h, PT2H", "7d, PT168H", "PT1.5S, PT1.5S"})
    void shouldReadATimeSpanWhenWrittenEitherWay(String text, Duration span) {
        // When
        var read = Durations.parse(text);

        // Then
        assertThat(read).isEqualTo(span);
    }

    @Test
    void shouldPassKafkaSettingsThroughWhenTheClientKnowsThem() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "MILLRACE_KAFKA_LINGER_MS", "3", "MILLRACE_KAFKA_FETCH_MIN_BYTES", "7"));

        // When
        var producer = settings.kafka().producer(Map.of(ProducerConfig.ACKS_CONFIG, "all"));

        // Then
        settings.verify();
        assertThat(producer).containsOnly(Map.entry("bootstrap.servers", "localhost:9092"),
                Map.entry("linger.ms", "3"), Map.entry("acks", "all"));
    }

    @ParameterizedTest
    @CsvSource({"MILLRACE_KAFKA_ACKS, decided by Millrace", "MILLRACE_KAFKA_LINGRE_MS, is not a setting"})
    void shouldRefuseAKafkaSettingWhenItIsOursOrNobodys(String name, String problem) throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", name, "1"));
        settings.kafka();

        // When
        var refusal = catchThrowableOfType(InvalidSettings.class, settings::verify);

        // Then
        assertThat(refusal.problems()).singleElement().asString().startsWith(name).contains(problem);
    }

    @Test
    void shouldNameTheFileWhenItCannotBeRead() throws IOException {
        // When / Then
        assertThatThrownBy(() -> SettingsSource.of(Map.of("MILLRACE_CONFIG", "/does/not/exist")))
                .isInstanceOf(InvalidSettings.class).hasMessageContaining("/does/not/exist");
    }

    private static SettingsReader reader(Map<String, String> environment) throws InvalidSettings {
        return new SettingsReader(SettingsSource.of(environment), "GATEWAY", "KAFKA");
    }
}
