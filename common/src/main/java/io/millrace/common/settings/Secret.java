package io.millrace.common.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that is never printed. */
public final class Secret {
    private final String value;

    /** Holds {@code value}. */
    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the one place that has to send or check it. */
    public String reveal() {
        return value;
    }

    /** Compares in a time that does not tell how much of the value agrees. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8),
                candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Stars only. */
    @Override
    public String toString() {
        return "***";
    }
}
