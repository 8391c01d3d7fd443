package io.millrace.gateway;

import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Writes events to the {@code commerce.*} topics, and waits for the brokers' word. For any thread. */
final class EventStore {
    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final AckHealth health;
    private final GatewayMetrics metrics;

    /** Uses a producer made with {@link ProducerSettings}, and leaves closing it to the caller. */
    EventStore(Producer<String, byte[]> producer, Topics topics, AckHealth health, GatewayMetrics metrics) {
        this.producer = producer;
        this.topics = topics;
        this.health = health;
        this.metrics = metrics;
    }

    /** What the brokers made of an event. */
    enum Storing {
        /** All in-sync replicas have it. */
        CONFIRMED,
        /** They refuse a record of this size, now and always. */
        TOO_LARGE,
        /** Not stored, or nothing is known in time. It may turn out to be stored later. */
        UNCONFIRMED
    }

    /** Blocks until the brokers have answered, or {@code until}. */
    Storing store(CommerceEvent event, EventHeaders headers, Deadline until) {
        var record = new ProducerRecord<>(topics.commerce(event.family()).name(), null,
                headers.time().toEpochMilli(), event.key(), event.envelope());
        headers.writeTo(record.headers());
        var started = System.nanoTime();
        try {
            producer.send(record).get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
            metrics.stored(event.type(), Duration.ofNanos(System.nanoTime() - started));
            health.confirmed();
            return Storing.CONFIRMED;
        } catch (ExecutionException e) {
            return refused(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            return unconfirmed(e);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            return unconfirmed(e);
        } catch (KafkaException | IllegalStateException e) {
            return refused(e);
        }
    }

    private Storing refused(Throwable cause) {
        return cause instanceof RecordTooLargeException ? Storing.TOO_LARGE : unconfirmed(cause);
    }

    private Storing unconfirmed(Throwable cause) {
        health.unconfirmed(cause.getClass().getSimpleName());
        return Storing.UNCONFIRMED;
    }
}
