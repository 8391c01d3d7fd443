package io.millrace.common.webhook;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Writes records, and waits for the brokers' word. For any thread. */
public final class RecordStore {
    private final Producer<String, byte[]> producer;
    private final AckHealth health;

    /** Uses a producer made with {@link ProducerSettings}, and leaves closing it to the caller. */
    public RecordStore(Producer<String, byte[]> producer, AckHealth health) {
        this.producer = producer;
        this.health = health;
    }

    /** What the brokers made of a record. */
    public enum Storing {
        /** All in-sync replicas have it. */
        CONFIRMED,
        /** They refuse a record of this size, now and always. */
        TOO_LARGE,
        /** Not stored, or nothing is known in time. It may turn out to be stored later. */
        UNCONFIRMED
    }

    /** Blocks until the brokers have answered, or {@code until}. */
    public Storing store(ProducerRecord<String, byte[]> record, Deadline until) {
        try {
            producer.send(record).get(until.remaining().toNanos(), TimeUnit.NANOSECONDS);
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
