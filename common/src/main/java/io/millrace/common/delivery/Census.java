package io.millrace.common.delivery;

import java.util.List;
import java.util.Map;

/**
 * What Kafka knows about one column when it becomes ours.
 *
 * @param committed the offset to go on from, by tier; the main topic's is the first
 * @param copies what stands in the tiers at or behind those offsets, each tier in the order of its offsets
 * @param endings the endings that the commit does not cover, by origin
 * @param end where the next ending will be written, or behind that
 */
record Census(List<Long> committed, List<Copy> copies, Map<Long, Ended> endings, long end) {

    Census {
        committed = List.copyOf(committed);
        copies = List.copyOf(copies);
        endings = Map.copyOf(endings);
    }

    /**
     * The last ending of one record.
     *
     * @param offset where it is written
     * @param dead whether it is that of a dead letter
     */
    record Ended(long offset, boolean dead) {}
}
