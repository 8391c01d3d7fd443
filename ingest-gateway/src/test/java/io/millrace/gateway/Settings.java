package io.millrace.gateway;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import java.util.HashMap;
import java.util.Map;

/** Settings for a gateway on any free loopback ports. */
record Settings(Map<String, String> values) {
    static final String SECRET = "s3cret-of-the-test";

    static Settings standard() {
        return new Settings(Map.of(
                "MILLRACE_GATEWAY_HTTP_HOST", "127.0.0.1",
                "MILLRACE_GATEWAY_HTTP_PORT", "0",
                "MILLRACE_GATEWAY_OPERATIONS_HOST", "127.0.0.1",
                "MILLRACE_GATEWAY_OPERATIONS_PORT", "0",
                "MILLRACE_GATEWAY_SECRETS", SECRET,
                "MILLRACE_TOPICS_REPLICATION", "1",
                "MILLRACE_TOPICS_PARTITIONS", "3",
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"));
    }

    Settings with(String name, String value) {
        var more = new HashMap<>(values);
        more.put("MILLRACE_" + name, value);
        return new Settings(Map.copyOf(more));
    }

    GatewayConfig config() {
        try {
            return GatewayConfig.from(SettingsSource.of(values));
        } catch (InvalidSettings e) {
            throw new IllegalStateException(e);
        }
    }
}
