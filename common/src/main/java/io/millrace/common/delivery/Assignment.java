package io.millrace.common.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Which partitions are ours. A column is, when its partition of each topic is. For the thread that polls. */
final class Assignment {
    private final int topics;
    private final Map<Integer, Set<String>> parts = new HashMap<>();

    /** Of columns over so many topics. */
    Assignment(int topics) {
        this.topics = topics;
    }

    void add(Collection<TopicPartition> partitions) {
        partitions.forEach(part -> parts.computeIfAbsent(part.partition(), _ -> new HashSet<>()).add(part.topic()));
    }

    void remove(Collection<TopicPartition> partitions) {
        partitions.forEach(part -> parts.computeIfPresent(part.partition(), (_, ours) -> {
            ours.remove(part.topic());
            return ours.isEmpty() ? null : ours;
        }));
    }

    /** The columns of which each partition is ours. */
    Set<Integer> complete() {
        return parts.entrySet().stream().filter(entry -> entry.getValue().size() == topics).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The columns that these partitions are part of. */
    static Set<Integer> columns(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toUnmodifiableSet());
    }
}
