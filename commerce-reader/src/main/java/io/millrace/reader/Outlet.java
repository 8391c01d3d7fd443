package io.millrace.reader;

import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes what was read: many records at a time, of which {@link #flush()} tells whether all are stored. One job's. */
final class Outlet {
    private final Topics topics;
    private final Producer<String, byte[]> producer;
    private final Chance chance;
    private final Queue<Future<RecordMetadata>> underWay = new ArrayDeque<>();
    private long number;

    /** Time and randomness; the latter has to be safe for any thread. */
    record Chance(RandomGenerator random, InstantSource clock) {}

    /** Leaves closing {@code producer} to the caller. */
    Outlet(Topics topics, Producer<String, byte[]> producer, Chance chance) {
        this.topics = topics;
        this.producer = producer;
        this.chance = chance;
    }

    /**
     * Writes an event into its family's topic.
     *
     * @param backfill names the job that reads it, unless it is as urgent as a webhook
     */
    void send(CommerceEvent event, Optional<String> backfill) {
        var headers = new RecordHeaders();
        EventHeaders.of(event, chance.clock().instant(), TraceParent.start(chance.random())).writeTo(headers);
        backfill.ifPresent(job -> EventHeaders.put(headers, EventHeaders.BACKFILL, job));
        append(new ProducerRecord<>(topics.commerce(event.family()).name(), null, null, event.key(), event.envelope(),
                headers));
    }

    /**
     * Writes a dead letter for something of a release that is no product, and how it ended. It holds nothing: the
     * release can be read again.
     *
     * @param problem what is wrong, without any value
     */
    void deadLetter(SyncTask task, String problem) {
        var release = task.release();
        var now = chance.clock().instant();
        var event = new EventHeaders("read-" + UUID.nameUUIDFromBytes(
                (release.id() + problem + now + number++).getBytes(StandardCharsets.UTF_8)), "product.updated",
                "/elastic-path/catalogs/" + release.catalogue(), now, release.id(), TraceParent.start(chance.random()));
        var message = "a product of release " + release.id() + ": " + problem;
        var headers = new RecordHeaders();
        event.writeTo(headers);
        new DeadLetter(Endings.STAGE, "malformed", Optional.empty(), message, 0, Holds.NOTHING, task.source())
                .writeTo(headers);
        append(record(topics.deadLetters(topics.commerce(EventFamily.PRODUCTS)).name(), null, release.id(), null,
                headers));
        var ending = new Ending(EventFamily.PRODUCTS, event.id(), event.type(), Ending.Kind.DEAD_LETTER,
                Endings.STAGE, Optional.of(Ending.Cause.of("malformed", message)), Optional.empty(), now, now,
                task.source());
        var told = new RecordHeaders();
        event.writeTo(told);
        ending.headline().writeTo(told);
        append(record(topics.outcomes().name(), null, release.id(),
                topics.outcomes().values().serializer().serialize(topics.outcomes().name(), ending), told));
    }

    /** Writes a record without headers into this partition. */
    void write(String topic, int partition, String key, byte @Nullable [] value) {
        append(record(topic, partition, key, value, new RecordHeaders()));
    }

    /**
     * Waits until all that was written is stored.
     *
     * @throws NotRead when Kafka does not take it
     */
    void flush() throws NotRead {
        try {
            while (!underWay.isEmpty()) {
                underWay.remove().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRead("interrupted while writing to Kafka", e);
        } catch (ExecutionException e) {
            throw new NotRead("Kafka does not take what was read", e);
        } finally {
            underWay.clear();
        }
    }

    private void append(ProducerRecord<String, byte[]> record) {
        underWay.add(producer.send(record));
    }

    // A value of null is a mark of deletion, and Kafka's types do not say that it may be.
    @SuppressWarnings("NullAway")
    private static ProducerRecord<String, byte[]> record(String topic, @Nullable Integer partition, String key,
            byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(topic, partition, null, key, value, headers);
    }
}
