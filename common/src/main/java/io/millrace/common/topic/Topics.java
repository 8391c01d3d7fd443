package io.millrace.common.topic;

import io.millrace.common.command.CaptureRequest;
import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.common.job.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** All topics of one pipeline (design, sections 1 and 3). Immutable. */
public final class Topics {
    private final TopicsConfig config;

    /** The topics under these settings. */
    public Topics(TopicsConfig config) {
        this.config = config;
    }

    /** Events as the gateway or the reader stored them: headers as in {@code EventHeaders}, value the envelope. */
    public Topic<String, byte[]> commerce(EventFamily family) {
        return topic("commerce." + family.word(), Serdes.ByteArray(), config.retention());
    }

    /**
     * Commands for Fluent.
     *
     * @throws IllegalArgumentException for {@link EventFamily#RELEASES}, which the reader turns into products
     */
    public Topic<String, Command> fluent(EventFamily family) {
        if (family == EventFamily.RELEASES) {
            throw new IllegalArgumentException("catalogue releases are not sent to Fluent");
        }
        return topic("fluent." + family.word(), new JsonSerde<>(Command.class), config.retention());
    }

    /** Orders that are complete in Fluent, whose payments are to be captured; the key is the order's reference. */
    public Topic<String, CaptureRequest> captures() {
        return topic("capture.requests", new JsonSerde<>(CaptureRequest.class), config.retention());
    }

    /** How each event ended; same keys and partitions as the events. */
    public Topic<String, Ending> outcomes() {
        return topic("pipeline.outcomes", new JsonSerde<>(Ending.class), config.retention());
    }

    /** What the reader is asked to do; the key names what must be done one after the other. */
    public Topic<String, Job> jobs() {
        return topic("reader.jobs", new JsonSerde<>(Job.class), config.retention());
    }

    /** How far the reader is with each thing it does, by the id of that. */
    public Topic<String, byte[]> progress() {
        return topic("reader.progress", Serdes.ByteArray(), config.retention()).compacted();
    }

    /** The SKU of each product that was read from a catalogue, as a deletion tells the id only. */
    public Topic<String, byte[]> skus() {
        return topic("reader.skus", Serdes.ByteArray(), config.retention()).compacted();
    }

    /**
     * Where records of {@code topic} go that cannot go on: headers as in {@code DeadLetter}, for which there is room
     * beside the largest record of {@code topic}.
     */
    public Topic<String, byte[]> deadLetters(Topic<String, ?> topic) {
        return new Topic<>(topic.name() + ".dlq", Serdes.String(), Serdes.ByteArray(), topic.partitions(),
                config.deadLetterRetention(), topic.maxRecordBytes() + Topic.HEADROOM_BYTES);
    }

    /**
     * Where records of {@code topic} wait to be tried again, the first tier's topic first; the same partitions, so that
     * whoever has one of {@code topic} has those behind it.
     */
    public <V> List<Topic<String, V>> retries(Topic<String, V> topic) {
        return IntStream.rangeClosed(1, config.retryDelays().size())
                .mapToObj(tier -> new Topic<>(topic.name() + ".retry." + tier, Serdes.String(), topic.values(),
                        topic.partitions(), config.deadLetterRetention(),
                        topic.maxRecordBytes() + Topic.HEADROOM_BYTES))
                .toList();
    }

    /** How long a record waits in each of {@link #retries}. */
    public List<Duration> retryDelays() {
        return config.retryDelays();
    }

    /** How many brokers hold each partition. */
    public short replication() {
        return (short) config.replication();
    }

    /** Each topic there is. */
    public List<Topic<String, ?>> all() {
        var all = new ArrayList<Topic<String, ?>>();
        for (var family : EventFamily.values()) {
            addWithDeadLetters(all, commerce(family));
            if (family == EventFamily.RELEASES) {
                all.addAll(retries(commerce(family)));
            } else {
                addWithDeadLetters(all, fluent(family));
                all.addAll(retries(fluent(family)));
            }
        }
        addWithDeadLetters(all, jobs());
        all.addAll(retries(jobs()));
        all.add(progress());
        all.add(skus());
        addWithDeadLetters(all, captures());
        all.addAll(retries(captures()));
        all.add(outcomes());
        return List.copyOf(all);
    }

    private void addWithDeadLetters(List<Topic<String, ?>> all, Topic<String, ?> topic) {
        all.add(topic);
        all.add(deadLetters(topic));
    }

    private <V> Topic<String, V> topic(String name, Serde<V> values, Duration retention) {
        return new Topic<>(config.prefix() + name, Serdes.String(), values, config.partitions(), retention);
    }
}
