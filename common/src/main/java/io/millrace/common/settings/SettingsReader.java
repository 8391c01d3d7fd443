package io.millrace.common.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Reads the settings of one service, collects every problem, and complains once, in {@link #verify()}. Names are given
 * without the common prefix. Until {@code verify} has passed, values that were missing are null. Not safe for threads.
 */
public final class SettingsReader {
    /** The first words of all settings there are; a service owns some and leaves the others to its neighbours. */
    private static final Set<String> SECTIONS = Set.of("KAFKA", "TOPICS", "FLUENT", "ELASTIC", "GATEWAY", "TRANSFORMER",
            "SINK", "CAPTURE", "READER", "LOG");

    /** Settings of a section that several services share, each reading some. */
    private static final Set<String> NEIGHBOURS = Stream.of("URL", "USERNAME", "PASSWORD", "CLIENT_ID", "CLIENT_SECRET",
            "ACCOUNT", "RETAILER_ID", "CATALOGUE_REF").map(name -> SettingsSource.PREFIX + "FLUENT_" + name)
            .collect(Collectors.toUnmodifiableSet());

    private final SettingsSource source;
    private final Set<String> sections;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Starts reading.
     *
     * @param sections the first words of the settings that are this service's, such as {@code GATEWAY}
     */
    public SettingsReader(SettingsSource source, String... sections) {
        this.source = source;
        this.sections = new HashSet<>(List.of(sections));
    }

    /** A setting that must be there. */
    public <T> T required(String name, Function<String, T> parse, String meaning) {
        note(name, meaning, Optional.empty(), Setting.Presence.REQUIRED);
        var before = problems.size();
        var value = read(name, parse, meaning);
        if (value.isEmpty() && problems.size() == before) {
            problems.add(SettingsSource.PREFIX + name + " is missing: " + meaning);
        }
        return orUnusable(value);
    }

    /** A setting with a default. */
    public <T> T optional(String name, Function<String, T> parse, T standard, String meaning) {
        note(name, meaning, Optional.of(text(standard)), Setting.Presence.OPTIONAL);
        return read(name, parse, meaning).orElse(standard);
    }

    /** A setting that may be absent. */
    public <T> Optional<T> maybe(String name, Function<String, T> parse, String meaning) {
        note(name, meaning, Optional.empty(), Setting.Presence.OPTIONAL);
        return read(name, parse, meaning);
    }

    /** A text that must be there. */
    public String text(String name, String meaning) {
        return required(name, Function.identity(), meaning);
    }

    /** A text that matches a pattern as a whole. */
    public String matching(String name, String pattern, String standard, String meaning) {
        return optional(name, text -> {
            if (!Pattern.matches(pattern, text)) {
                throw new IllegalArgumentException("it must match " + pattern);
            }
            return text;
        }, standard, meaning);
    }

    /** A secret that must be there. */
    public Secret secret(String name, String meaning) {
        return required(name, Secret::new, meaning);
    }

    /** Secrets, separated by commas; at least one. */
    public List<Secret> secrets(String name, String meaning) {
        return required(name, text -> items(text).stream().map(Secret::new).toList(), meaning);
    }

    /** Words, separated by commas. */
    public List<String> words(String name, List<String> standard, String meaning) {
        return optional(name, SettingsReader::items, standard, meaning);
    }

    /** A whole number between two bounds, both included. */
    public int number(String name, int least, int most, int standard, String meaning) {
        return optional(name, text -> {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("it must be from " + least + " to " + most);
            }
            return number;
        }, standard, meaning + " (" + least + " to " + most + ")");
    }

    /** A time span such as {@code 500ms}, {@code 5s}, {@code 10m}, {@code 2h}, {@code 7d} or ISO 8601's {@code PT5S}.
    * */
    public Duration duration(String name, Duration least, Duration most, Duration standard, String meaning) {
        return optional(name, text -> {
            var span = Durations.parse(text);
            if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "it must be from " + Durations.text(least) + " to " + Durations.text(most));
            }
            return span;
        }, standard, meaning + " (" + Durations.text(least) + " to " + Durations.text(most) + ")");
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean standard, String meaning) {
        return optional(name, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        }, standard, meaning);
    }

    /** An absolute http or https address that must be there. */
    public URI address(String name, String meaning) {
        return required(name, SettingsReader::httpAddress, meaning);
    }

    /**
     * Reads an absolute http or https address.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static URI httpAddress(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !Set.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("it must be an http or https address with a host");
        }
        return address;
    }

    /** A folder that exists. */
    public Optional<Path> folder(String name, String meaning) {
        return maybe(name, text -> {
            var folder = Path.of(text);
            if (!folder.toFile().isDirectory()) {
                throw new IllegalArgumentException("it must be a folder that exists");
            }
            return folder;
        }, meaning);
    }

    /** Kafka's own settings: {@code KAFKA_LINGER_MS} is {@code linger.ms}. */
    public KafkaSettings kafka() {
        return KafkaSettings.from(this);
    }

    /**
     * To be called when everything has been read.
     *
     * @throws InvalidSettings with every problem found, unknown settings included
     */
    public void verify() throws InvalidSettings {
        source.names().stream().filter(this::isUnknown).map(this::unknown).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    /** Adds a problem with a setting that only the caller can see, such as a contradiction to another one. */
    public void refuse(String name, String problem) {
        known.add(SettingsSource.PREFIX + name);
        problems.add(SettingsSource.PREFIX + name + " " + problem);
    }

    /** The names that are set under a first word, without the common prefix. */
    List<String> namesUnder(String section) {
        return source.names().stream()
                .filter(name -> name.startsWith(SettingsSource.PREFIX + section + "_"))
                .map(name -> name.substring(SettingsSource.PREFIX.length()))
                .toList();
    }

    private void note(String name, String meaning, Optional<String> standard, Setting.Presence presence) {
        source.note(new Setting(SettingsSource.PREFIX + name, meaning, standard, presence));
    }

    private static String text(Object standard) {
        return switch (standard) {
            case Duration span -> Durations.text(span);
            case Set<?> items ->
                items.stream().map(SettingsReader::text).sorted().collect(Collectors.joining(","));
            case Collection<?> items -> items.stream().map(SettingsReader::text).collect(Collectors.joining(","));
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            default -> standard.toString();
        };
    }

    private <T> Optional<T> read(String name, Function<String, T> parse, String meaning) {
        var full = SettingsSource.PREFIX + name;
        known.add(full);
        try {
            return source.value(full).map(parse);
        } catch (RuntimeException e) {
            // The value itself stays unsaid: it may be a secret, or refer to one.
            problems.add(full + " cannot be used: " + e.getMessage() + "; it is " + meaning);
            return Optional.empty();
        }
    }

    private boolean isUnknown(String name) {
        var section = name.replaceFirst("^" + SettingsSource.PREFIX, "").split("_", 2)[0];
        return !known.contains(name) && !NEIGHBOURS.contains(name)
                && (sections.contains(section) || !SECTIONS.contains(section)
                        || !name.startsWith(SettingsSource.PREFIX));
    }

    private String unknown(String name) {
        var distance = LevenshteinDistance.getDefaultInstance();
        var nearest = known.stream()
                .min((a, b) -> Integer.compare(distance.apply(name, a), distance.apply(name, b)))
                .filter(candidate -> distance.apply(name, candidate) <= 5)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElseGet(() -> "; this service knows " + String.join(", ", known));
        return name + " is not a setting" + nearest;
    }

    private static List<String> items(String text) {
        var items = Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("it must name at least one");
        }
        return items;
    }

    /** Null stands in for a value whose absence {@link #verify()} will report. */
    @SuppressWarnings("NullAway")
    private static <T> T orUnusable(Optional<T> value) {
        return value.orElse(null);
    }
}
