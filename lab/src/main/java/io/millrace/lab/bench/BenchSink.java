package io.millrace.lab.bench;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a sink that delivers to a {@link SlowTarget}. */
final class BenchSink {
    private BenchSink() {}

    /** {@code more} settings are added, or win. */
    static Map<String, String> settings(String bootstrapServers, URI target, String prefix, Map<String, String> more) {
        var settings = new TreeMap<>(Map.ofEntries(
                Map.entry("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers),
                Map.entry("MILLRACE_TOPICS_PREFIX", prefix + "."),
                Map.entry("MILLRACE_TOPICS_PARTITIONS", "6"),
                Map.entry("MILLRACE_TOPICS_REPLICATION", "1"),
                Map.entry("MILLRACE_FLUENT_URL", target.toString()),
                Map.entry("MILLRACE_FLUENT_USERNAME", "bench"),
                Map.entry("MILLRACE_FLUENT_PASSWORD", "bench"),
                Map.entry("MILLRACE_FLUENT_CLIENT_ID", "bench"),
                Map.entry("MILLRACE_FLUENT_CLIENT_SECRET", "bench"),
                Map.entry("MILLRACE_SINK_OPERATIONS_HOST", "127.0.0.1"),
                Map.entry("MILLRACE_SINK_OPERATIONS_PORT", "0")));
        settings.putAll(more);
        return settings;
    }
}
