package io.millrace.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.capture.CaptureConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.Setting;
import io.millrace.common.settings.SettingsSource;
import io.millrace.gateway.GatewayConfig;
import io.millrace.reader.ReaderConfig;
import io.millrace.sink.SinkConfig;
import io.millrace.transformer.TransformerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The page of all settings is made from what the services ask for. When this fails, copy
 * {@code lab/target/configuration.md} over {@code docs/configuration.md}.
 */
class ConfigurationPageTest {
    private static final String HEAD = """
            # Configuration

            Every setting of every service. They are read once, at start, from the environment and from a properties
            file that `MILLRACE_CONFIG` names; the environment wins. A value may refer to others: `${env:NAME}` is an
            environment variable, `${file:/path}` the content of a file, which is how secrets are best given. All
            problems are reported at once, and a setting that no service knows is refused. One file may serve all
            services.

            Time spans are written as `500ms`, `5s`, `10m`, `2h`, `7d`, or in ISO 8601.

            Kafka's own settings are passed on: `MILLRACE_KAFKA_SECURITY_PROTOCOL` is `security.protocol`. Those that
            would break a promise, such as `acks`, are refused.

            `MILLRACE_LOG_LEVEL` (default `INFO`) and `MILLRACE_LOG_LEVEL_KAFKA` (default `WARN`) set how much is
            logged.

            | setting | services | default | meaning |
            | --- | --- | --- | --- |
            """;

    @Test
    void shouldListEverySettingWhenAServiceAsksForIt() throws Exception {
        // Given
        var written = Path.of(System.getProperty("millrace.root", "..")).resolve("docs/configuration.md");

        // When
        var page = page();

        // Then
        Files.writeString(Path.of("target/configuration.md"), page);
        assertThat(Files.readString(written)).isEqualTo(page);
    }

    private static String page() throws IOException, InvalidSettings {
        var settings = new LinkedHashMap<String, Setting>();
        var services = new LinkedHashMap<String, Set<String>>();
        asked(GatewayConfig::from, "gateway", settings, services);
        asked(TransformerConfig::from, "transformer", settings, services);
        asked(SinkConfig::from, "sink", settings, services);
        asked(ReaderConfig::from, "reader", settings, services);
        asked(CaptureConfig::from, "capture", settings, services);
        var page = new StringBuilder(HEAD);
        settings.values().forEach(setting -> page.append("| `").append(setting.name()).append("` | ")
                .append(String.join(", ", services.getOrDefault(setting.name(), Set.of()))).append(" | ")
                .append(standard(setting)).append(" | ").append(setting.meaning()).append(" |\n"));
        return page.toString();
    }

    private static void asked(ConfigReader config, String service, Map<String, Setting> settings,
            Map<String, Set<String>> services) throws InvalidSettings {
        var source = SettingsSource.of(Map.of());
        try {
            config.from(source);
        } catch (InvalidSettings _) {
            // without any setting the required ones are missing; each has been asked for
        }
        source.asked().forEach(setting -> {
            settings.put(setting.name(), setting);
            services.computeIfAbsent(setting.name(), _ -> new TreeSet<>()).add(service);
        });
    }

    private static String standard(Setting setting) {
        return setting.presence() == Setting.Presence.REQUIRED
                ? "*required*"
                : setting.standard().filter(text -> !text.isEmpty()).map(text -> "`" + text + "`").orElse("");
    }

    @FunctionalInterface
    private interface ConfigReader {
        Object from(SettingsSource source) throws InvalidSettings;
    }
}
