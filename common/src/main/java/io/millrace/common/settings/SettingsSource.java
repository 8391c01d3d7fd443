package io.millrace.common.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where settings come from: the environment, and a properties file that {@code MILLRACE_CONFIG} names. Both use the
 * same names; the environment wins. A value may refer to others: <code>${env:NAME}</code> stands for an environment
 * variable, <code>${file:/path}</code> for the content of a file without its last line break.
 */
public final class SettingsSource {
    /** The beginning of each name. */
    public static final String PREFIX = "MILLRACE_";
    /** Names the properties file. */
    public static final String FILE = PREFIX + "CONFIG";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    private final Map<String, String> environment;
    private final Map<String, String> values;
    private final Map<String, Setting> asked = new TreeMap<>();

    private SettingsSource(Map<String, String> environment, Map<String, String> values) {
        this.environment = environment;
        this.values = values;
    }

    /**
     * Reads the file, if one is named.
     *
     * @throws InvalidSettings when that file cannot be read
     */
    public static SettingsSource of(Map<String, String> environment) throws InvalidSettings {
        var values = new TreeMap<String, String>();
        var file = environment.get(FILE);
        if (file != null) {
            values.putAll(read(Path.of(file)));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(FILE)) {
                values.put(name, value);
            }
        });
        return new SettingsSource(Map.copyOf(environment), values);
    }

    /** What readers have asked for so far, whether it was set or not, by name: for the page that lists all settings. */
    public List<Setting> asked() {
        return List.copyOf(asked.values());
    }

    void note(Setting setting) {
        asked.put(setting.name(), setting);
    }

    /** The names that are set, in order. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /**
     * The value with its references resolved, or empty when it is not set or blank.
     *
     * @throws IllegalArgumentException when a reference leads nowhere; the message names it
     */
    Optional<String> value(String name) {
        var raw = values.get(name);
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(REFERENCE.matcher(raw).replaceAll(match -> Matcher.quoteReplacement(
                "env".equals(match.group(1)) ? variable(match.group(2)) : content(match.group(2)))).strip());
    }

    private String variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the environment variable " + name + " is not set"));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        }
    }

    private static Map<String, String> read(Path file) throws InvalidSettings {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettings(List.of(FILE + " is '" + file + "', which cannot be read: " + e.getMessage()));
        }
        var values = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
