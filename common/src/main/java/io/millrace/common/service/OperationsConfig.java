package io.millrace.common.service;

import io.millrace.common.settings.SettingsReader;

/**
 * Where a service shows its health and metrics.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 */
public record OperationsConfig(String host, int port) {

    /** Reads {@code <section>_OPERATIONS_HOST} and {@code <section>_OPERATIONS_PORT}. */
    public static OperationsConfig from(SettingsReader settings, String section, int defaultPort) {
        return new OperationsConfig(
                settings.matching(section + "_OPERATIONS_HOST", "\\S+", "0.0.0.0",
                        "the address for health and metrics"),
                settings.number(section + "_OPERATIONS_PORT", 0, 65_535, defaultPort,
                        "the port for health and metrics; 0 takes any free one"));
    }
}
