package io.millrace.lab.bench;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sink.SinkConfig;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sink that delivers to a {@link SlowTarget} is made of.
 *
 * @param config the sink's own settings
 * @param kafka where the topics are
 * @param topics those of this sink alone
 */
record BenchSink(SinkConfig config, KafkaSettings kafka, Topics topics) {

    /** Makes the topics, under {@code prefix}; {@code more} settings are added, or win. */
    static BenchSink create(String bootstrapServers, URI target, String prefix, Map<String, String> more)
            throws CannotStart {
        var settings = SettingsSource.of(settings(bootstrapServers, target, prefix, more));
        var kafka = KafkaSettings.at(bootstrapServers);
        var topics = new Topics(TopicsConfig.from(new SettingsReader(settings, "TOPICS")));
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), topics.replication());
        }
        return new BenchSink(SinkConfig.from(settings), kafka, topics);
    }

    private static Map<String, String> settings(String bootstrapServers, URI target, String prefix,
            Map<String, String> more) {
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
