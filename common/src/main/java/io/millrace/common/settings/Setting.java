package io.millrace.common.settings;

import java.util.Optional;

/**
 * A setting that a service asked for.
 *
 * @param name the full name
 * @param meaning what it is, and what is allowed
 * @param standard its default; empty when it must be set or may be absent
 * @param presence whether it must be set
 */
public record Setting(String name, String meaning, Optional<String> standard, Presence presence) {

    /** Whether a service starts without it. */
    public enum Presence {
        /** It does not. */
        REQUIRED,
        /** It does. */
        OPTIONAL
    }
}
