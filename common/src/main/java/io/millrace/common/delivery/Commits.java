package io.millrace.common.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits the progress of columns, all partitions of a column in one request. For the thread that polls. */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Itinerary itinerary;
    private final Consumer<String, byte[]> consumer;

    Commits(Itinerary itinerary, Consumer<String, byte[]> consumer) {
        this.itinerary = itinerary;
        this.consumer = consumer;
    }

    /** Sends a commit; if it fails, a later one covers it. */
    void send(Map<Integer, Progress> progress) {
        if (!progress.isEmpty()) {
            consumer.commitAsync(offsets(progress), (_, e) -> {
                if (e != null) {
                    LOG.atDebug().setCause(e).addKeyValue("topic", itinerary.main())
                            .log("A commit failed; a later one covers it");
                }
            });
        }
    }

    /** Whether Kafka has accepted it, which it does from a member of the group only. */
    boolean areAccepted(Map<Integer, Progress> progress) {
        try {
            consumer.commitSync(offsets(progress));
            return true;
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).addKeyValue("topic", itinerary.main())
                    .log("What is finished cannot be committed; it will be looked at again");
            return false;
        }
    }

    /** What is committed for one column, by partition; empty while Kafka does not say. */
    Optional<Map<TopicPartition, OffsetAndMetadata>> of(List<TopicPartition> column) {
        try {
            return Optional.of(consumer.committed(Set.copyOf(column)));
        } catch (RetriableException e) {
            LOG.atDebug().setCause(e).addKeyValue("topic", itinerary.main()).log("What is committed is asked again");
            return Optional.empty();
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<Integer, Progress> progress) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        progress.forEach((partition, reached) -> {
            var column = itinerary.column(partition);
            for (var tier = 0; tier < column.size(); tier++) {
                offsets.put(column.get(tier), new OffsetAndMetadata(reached.positions().get(tier),
                        tier == 0 ? CommitNote.of(reached.endings()) : ""));
            }
        });
        return offsets;
    }
}
