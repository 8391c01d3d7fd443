package io.millrace.common.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Time spans as people write them. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads {@code 500ms}, {@code 5s}, {@code 10m}, {@code 2h}, {@code 7d} or an ISO 8601 duration.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Duration parse(String text) {
        var match = SHORT.matcher(text);
        if (match.matches()) {
            var amount = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it must be a time span such as 500ms, 5s, 10m, 2h, 7d or PT5S", e);
        }
    }

    /** The shortest way to write it that {@link #parse} reads. */
    static String text(Duration span) {
        var millis = span.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        var seconds = span.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3_600 != 0) {
            return span.toMinutes() + "m";
        }
        return seconds % 86_400 == 0 ? span.toDays() + "d" : span.toHours() + "h";
    }
}
