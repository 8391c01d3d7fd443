package io.millrace.lab.journey;

import io.millrace.common.command.Command;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the topics of one family beside the services, as any outsider could, and keeps the {@link Journeys}. It belongs
 * to no consumer group and commits nothing.
 */
public final class JourneyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final EventFamily family;
    private final InstantSource clock;
    private final Journeys journeys = new Journeys();
    private final Collection<Command> commands = new ConcurrentLinkedQueue<>();
    private final Consumer<Journey> onEnding;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;

    /**
     * Starts reading from the beginning of the topics.
     *
     * @param onEnding called by the reading thread after each ending
     */
    public JourneyWatch(KafkaSettings kafka, Topics topics, EventFamily family, InstantSource clock,
            Consumer<Journey> onEnding) {
        this.topics = topics;
        this.family = family;
        this.clock = clock;
        this.onEnding = onEnding;
        consumer = new KafkaConsumer<>(kafka.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
                new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(topics.commerce(family), topics.fluent(family), topics.outcomes()).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        reader = Thread.ofVirtual().name("journeys-" + family.word()).start(this::read);
    }

    /** What has been seen so far. */
    public Journeys journeys() {
        return journeys;
    }

    /** The commands seen so far. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL);
                var seen = clock.instant();
                records.forEach(record -> note(record, seen));
            }
        } catch (WakeupException _) {
            // close() asked for it
        }
    }

    private void note(ConsumerRecord<String, byte[]> record, Instant seen) {
        if (record.topic().equals(topics.commerce(family).name())) {
            EventHeaders.readFrom(record.headers())
                    .ifPresent(headers -> journeys.stored(record, headers, seen));
        } else if (record.topic().equals(topics.outcomes().name())) {
            var ending = value(topics.outcomes(), record);
            if (ending.entity() == family) {
                onEnding.accept(journeys.ended(record.key(), ending));
            }
        } else {
            var command = value(topics.fluent(family), record);
            commands.add(command);
            journeys.rendered(record.key(), command, seen);
        }
    }

    private static <V> V value(Topic<String, V> topic, ConsumerRecord<String, byte[]> record) {
        return topic.values().deserializer().deserialize(topic.name(), record.value());
    }
}
