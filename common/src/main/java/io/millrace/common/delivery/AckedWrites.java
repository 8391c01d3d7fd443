package io.millrace.common.delivery;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends records and waits until all brokers that have to have them do. Safe for any thread. */
public final class AckedWrites {
    private final Producer<String, byte[]> producer;

    /** Leaves closing {@code producer} to the caller. */
    public AckedWrites(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Returns the record's offset.
     *
     * @throws WriteFailed when Kafka does not take it
     */
    public long append(ProducerRecord<String, byte[]> record) throws WriteFailed {
        try {
            return producer.send(record).get().offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WriteFailed(record.topic(), e);
        } catch (ExecutionException | RuntimeException e) {
            throw new WriteFailed(record.topic(), e);
        }
    }
}
