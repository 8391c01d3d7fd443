package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the events are read and remembered.
 *
 * @param retention how long after its last event an entity is remembered
 * @param stateDirectory where the memory is kept; it can be rebuilt from Kafka
 * @param stateMegabytes how much main memory all stores of the process take for blocks and writes
 * @param standbyReplicas how many other instances keep a copy of the memory
 * @param commitInterval how long an event waits for its transaction, at most: most of the latency
 * @param threads stream threads of this instance
 */
public record RunConfig(Duration retention, Path stateDirectory, int stateMegabytes, int standbyReplicas,
        Duration commitInterval, Threads threads) {

    /** Stream threads of each chain. */
    public record Threads(int orders, int customers, int products) {

        int of(EventFamily family) {
            return switch (family) {
                case ORDERS -> orders;
                case CUSTOMERS -> customers;
                case PRODUCTS, RELEASES -> products;
            };
        }
    }

    static RunConfig from(SettingsReader settings) {
        return new RunConfig(
                settings.duration("TRANSFORMER_ENTITY_RETENTION", Duration.ofDays(7), Duration.ofDays(3_650),
                        Duration.ofDays(30), "how long after its last event an entity is remembered"),
                settings.optional("TRANSFORMER_STATE_DIR", Path::of,
                        Path.of("state", "transformer"),
                        "the folder for local state, which can be rebuilt; made when it is not there"),
                settings.number("TRANSFORMER_STATE_MEMORY", 16, 65_536, 96,
                        "megabytes of main memory for the blocks and writes of all stores"),
                settings.number("TRANSFORMER_STANDBY_REPLICAS", 0, 8, 1,
                        "how many other instances keep a copy of the memory, to take over at once"),
                settings.duration("TRANSFORMER_COMMIT_INTERVAL", Duration.ofMillis(10), Duration.ofSeconds(10),
                        Duration.ofMillis(50), "how long an event waits for its transaction at most"),
                new Threads(
                        settings.number("TRANSFORMER_THREADS_ORDERS", 1, 64, 2, "stream threads for orders"),
                        settings.number("TRANSFORMER_THREADS_CUSTOMERS", 1, 64, 1, "stream threads for customers"),
                        settings.number("TRANSFORMER_THREADS_PRODUCTS", 1, 64, 1, "stream threads for products")));
    }
}
