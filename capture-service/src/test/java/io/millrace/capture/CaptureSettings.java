package io.millrace.capture;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import java.util.HashMap;
import java.util.Map;

/** Settings for a service on any free loopback ports. */
record CaptureSettings(Map<String, String> values) {

    static CaptureSettings standard() {
        return new CaptureSettings(Map.ofEntries(
                Map.entry("MILLRACE_CAPTURE_HTTP_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_CAPTURE_HTTP_PORT", "0"),
                Map.entry("MILLRACE_CAPTURE_OPERATIONS_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_CAPTURE_OPERATIONS_PORT", "0"),
                Map.entry("MILLRACE_CAPTURE_FLUENT_KEYS", Vectors.all().getFirst().key()),
                Map.entry("MILLRACE_CAPTURE_ACCOUNT", "ACME"),
                Map.entry("MILLRACE_CAPTURE_CONFIRM", "off"),
                Map.entry("MILLRACE_FLUENT_RETAILER_ID", "1"),
                Map.entry("MILLRACE_ELASTIC_PATH_URL", "http://127.0.0.1:1"),
                Map.entry("MILLRACE_ELASTIC_PATH_CLIENT_ID", "key"),
                Map.entry("MILLRACE_ELASTIC_PATH_CLIENT_SECRET", "hush"),
                Map.entry("MILLRACE_TOPICS_REPLICATION", "1"),
                Map.entry("MILLRACE_TOPICS_PARTITIONS", "3"),
                Map.entry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")));
    }

    CaptureSettings with(String name, String value) {
        var more = new HashMap<>(values);
        more.put("MILLRACE_" + name, value);
        return new CaptureSettings(Map.copyOf(more));
    }

    CaptureConfig config() {
        try {
            return CaptureConfig.from(SettingsSource.of(values));
        } catch (InvalidSettings e) {
            throw new IllegalStateException(e);
        }
    }
}
