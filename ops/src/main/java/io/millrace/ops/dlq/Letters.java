package io.millrace.ops.dlq;

import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.ops.shell.Cluster;
import io.millrace.ops.shell.CommandFailure;
import io.millrace.ops.shell.ExitCode;
import io.millrace.ops.shell.Stretches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The dead letters of a pipeline. For one thread. */
final class Letters implements AutoCloseable {
    private final List<Topic<String, ?>> topics;
    private final String prefix;
    private final Stretches reader;

    private Letters(List<Topic<String, ?>> topics, String prefix, Stretches reader) {
        this.topics = topics;
        this.prefix = prefix;
        this.reader = reader;
    }

    /**
     * Looks whether the topics are there.
     *
     * @throws CannotStart when one is missing, or no broker answers
     */
    static Letters open(Cluster cluster) throws CannotStart {
        var topics = cluster.topics().all().stream().filter(topic -> topic.name().endsWith(LetterId.SUFFIX)).toList();
        cluster.require(topics);
        return new Letters(topics, cluster.prefix(), cluster.reader());
    }

    /** Those that are there now, or were written at or after {@code since}; in the order of each partition. */
    void each(Optional<Instant> since, Consumer<Letter> note) {
        var partitions = topics.stream()
                .flatMap(topic -> Stretches.partitions(topic.name(), topic.partitions()).stream())
                .collect(Collectors.toSet());
        reader.toTheEnd(reader.since(partitions, since), record -> note.accept(Letter.of(record, prefix)));
    }

    /**
     * The one of this name.
     *
     * @throws CommandFailure when it is not there
     */
    Letter one(LetterId id) throws CommandFailure {
        var known = topics.stream().anyMatch(topic -> topic.name().equals(prefix + id.topic())
                && id.partition() < topic.partitions());
        return (known
                ? reader.at(new TopicPartition(prefix + id.topic(), id.partition()), id.offset())
                : Optional.<ConsumerRecord<String, byte[]>>empty())
                .map(record -> Letter.of(record, prefix))
                .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND,
                        "there is no dead letter " + id + "; `millrace dlq list --each` names those that are there"));
    }

    @Override
    public void close() {
        reader.close();
    }
}
