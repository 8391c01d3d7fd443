package io.millrace.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of an event that shows something special of its entity. */
public enum Policy {
    /** It ends here, as configured. */
    FILTER,
    /** It is sent on like any other. */
    SEND,
    /** It goes to the dead letters: a person has to act in Fluent. */
    DEAD_LETTER;

    /**
     * Reads it from a setting.
     *
     * @throws IllegalArgumentException naming those that are allowed
     */
    static Policy parse(String text, List<Policy> allowed) {
        return Arrays.stream(values())
                .filter(allowed::contains)
                .filter(policy -> policy.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it must be one of "
                        + allowed.stream().map(Policy::toString).collect(Collectors.joining(", "))));
    }

    /** As it is written in settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
