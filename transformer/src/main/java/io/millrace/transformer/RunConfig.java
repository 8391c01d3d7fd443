package io.millrace.transformer;

import io.millrace.common.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the events are read and remembered.
 *
 * @param deduplicationWindow two events with the same id, at most this far apart, are one
 * @param stateDirectory where the memory is kept; it can be rebuilt from Kafka
 * @param commitInterval how long an event waits for its transaction, at most: most of the latency
 * @param threads stream threads of this instance
 */
public record RunConfig(Duration deduplicationWindow, Path stateDirectory, Duration commitInterval, int threads) {

    static RunConfig from(SettingsReader settings) {
        return new RunConfig(
                settings.duration("TRANSFORMER_DEDUPLICATION_WINDOW", Duration.ofDays(7), Duration.ofDays(90),
                        Duration.ofDays(7), "how far apart two copies of an event may be to be known as one"),
                settings.optional("TRANSFORMER_STATE_DIR", Path::of,
                        Path.of("state", "transformer"),
                        "the folder for local state, which can be rebuilt; made when it is not there"),
                settings.duration("TRANSFORMER_COMMIT_INTERVAL", Duration.ofMillis(10), Duration.ofSeconds(10),
                        Duration.ofMillis(50), "how long an event waits for its transaction at most"),
                settings.number("TRANSFORMER_THREADS", 1, 64, 2, "stream threads"));
    }
}
