package io.millrace.common.topic;

import io.millrace.common.settings.SettingsReader;
import java.time.Duration;

/**
 * What can be told about all topics.
 *
 * @param prefix stands before each name, so that several pipelines can share a cluster
 * @param partitions of each topic. Not to be changed on a running pipeline: a key would change its partition
 * @param replication how many brokers hold each partition
 * @param retention how long events, commands and endings are kept
 * @param deadLetterRetention how long dead letters are kept
 */
public record TopicsConfig(String prefix, int partitions, int replication, Duration retention,
        Duration deadLetterRetention) {

    /** Reads the settings; problems are collected by {@code settings}. */
    public static TopicsConfig from(SettingsReader settings) {
        return new TopicsConfig(
                settings.matching("TOPICS_PREFIX", "[a-zA-Z0-9._-]{0,100}", "", "stands before each topic's name"),
                settings.number("TOPICS_PARTITIONS", 1, 10_000, 12, "partitions of each topic"),
                settings.number("TOPICS_REPLICATION", 1, 32, 3, "how many brokers hold each partition"),
                settings.duration("TOPICS_RETENTION", Duration.ofDays(1), Duration.ofDays(3_650), Duration.ofDays(14),
                        "how long events, commands and endings are kept"),
                settings.duration("TOPICS_DEAD_LETTER_RETENTION", Duration.ofDays(1), Duration.ofDays(3_650),
                        Duration.ofDays(90), "how long dead letters are kept"));
    }
}
