package io.millrace.common.delivery;

import java.time.Duration;

/**
 * What a chain is about.
 *
 * @param group whose member reads
 * @param itinerary its topics
 * @param blocked what becomes of the records behind a dead letter
 * @param work what is done with each record
 * @param metrics what is counted
 * @param call how long what is done between two looks at the tenure takes at most
 */
public record ChainSetup(String group, Itinerary itinerary, BlockedKeys blocked, Work work, ChainMetrics metrics,
        Duration call) {
    /** Within which a write to Kafka succeeds or fails. */
    public static final Duration WRITING = Duration.ofSeconds(15);

    /** The longest call that leaves time to notice that the process was paused. */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(36);

    /** After this time without a heartbeat, brokers give a member's partitions to another: their default, and least. */
    private static final Duration SESSION = Duration.ofSeconds(45);
    /** How often the group's client sends one, by default. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Refuses a call that is so long that it may end after another member has begun. */
    public ChainSetup {
        if (call.compareTo(LONGEST_CALL) > 0) {
            throw new IllegalArgumentException("a call of " + call + " may outlast the session of a member");
        }
    }

    /** How old the last beat of the polling thread may be for an effect to begin. */
    Duration longestPause() {
        return SESSION.minus(HEARTBEAT).minus(call.compareTo(WRITING) > 0 ? call : WRITING);
    }

    /** How long a column that is given up may wait for what has begun: a call, and then its ending. */
    Duration drain() {
        return call.plus(WRITING);
    }
}
