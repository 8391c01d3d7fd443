package io.millrace.common.delivery;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Which topics a chain goes through.
 *
 * @param main where records come from
 * @param retries the retry topics, the first tier's first; as many partitions as the main topic
 * @param outcomes where endings are written; as many partitions as the main topic
 * @param tiers how long records stay
 */
public record Itinerary(String main, List<String> retries, String outcomes, Tiers tiers) {

    /** There is one topic for each tier. */
    public Itinerary {
        if (retries.size() != tiers.count()) {
            throw new IllegalArgumentException(
                    "there are " + retries.size() + " retry topics for " + tiers.count() + " tiers");
        }
        retries = List.copyOf(retries);
    }

    /** What is read as a member of the group: the main topic, and the tiers behind it. */
    List<String> topics() {
        return Stream.concat(Stream.of(main), retries.stream()).toList();
    }

    /** The topic of a tier. */
    String topic(int tier) {
        return tier == 0 ? main : retries.get(tier - 1);
    }

    /** The partitions of one column, the main topic's first. */
    List<TopicPartition> column(int partition) {
        return IntStream.rangeClosed(0, retries.size()).mapToObj(tier -> new TopicPartition(topic(tier), partition))
                .toList();
    }
}
