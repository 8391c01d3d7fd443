package io.millrace.common.topic;

import io.millrace.common.settings.Durations;
import io.millrace.common.settings.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What can be told about all topics.
 *
 * @param prefix stands before each name, so that several pipelines can share a cluster
 * @param partitions of each topic. Not to be changed on a running pipeline: a key would change its partition
 * @param replication how many brokers hold each partition
 * @param retention how long events, commands and endings are kept
 * @param deadLetterRetention how long dead letters, and records in retry topics, are kept
 * @param retryDelays how long a record waits in each retry topic, the first tier's first
 */
public record TopicsConfig(String prefix, int partitions, int replication, Duration retention,
        Duration deadLetterRetention, List<Duration> retryDelays) {
    private static final Duration SHORTEST_DELAY = Duration.ofMillis(10);
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final int MOST_TIERS = 10;
    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1),
            Duration.ofMinutes(10), Duration.ofHours(1));

    /** Copies the list. */
    public TopicsConfig {
        retryDelays = List.copyOf(retryDelays);
    }

    /** With the retry delays that are standard. */
    public TopicsConfig(String prefix, int partitions, int replication, Duration retention,
            Duration deadLetterRetention) {
        this(prefix, partitions, replication, retention, deadLetterRetention, DELAYS);
    }

    /** Reads the settings; problems are collected by {@code settings}. */
    public static TopicsConfig from(SettingsReader settings) {
        return new TopicsConfig(
                settings.matching("TOPICS_PREFIX", "[a-zA-Z0-9._-]{0,100}", "", "stands before each topic's name"),
                settings.number("TOPICS_PARTITIONS", 1, 10_000, 12, "partitions of each topic"),
                settings.number("TOPICS_REPLICATION", 1, 32, 3, "how many brokers hold each partition"),
                settings.duration("TOPICS_RETENTION", Duration.ofDays(1), Duration.ofDays(3_650), Duration.ofDays(14),
                        "how long events, commands and endings are kept"),
                settings.duration("TOPICS_DEAD_LETTER_RETENTION", Duration.ofDays(1), Duration.ofDays(3_650),
                        Duration.ofDays(90), "how long dead letters, and records in retry topics, are kept"),
                settings.optional("TOPICS_RETRY_DELAYS", TopicsConfig::delays, DELAYS,
                        "how long a record waits after its first failure, its second, and so on, before it is tried "
                                + "again; one retry topic for each (1 to " + MOST_TIERS + " of 10ms to 1d)"));
    }

    private static List<Duration> delays(String text) {
        var delays = Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty())
                .map(Durations::parse).toList();
        if (delays.isEmpty() || delays.size() > MOST_TIERS || delays.stream()
                .anyMatch(delay -> delay.compareTo(SHORTEST_DELAY) < 0 || delay.compareTo(LONGEST_DELAY) > 0)) {
            throw new IllegalArgumentException("it must be 1 to " + MOST_TIERS + " time spans from 10ms to 1d, "
                    + "separated by commas");
        }
        return delays;
    }
}
