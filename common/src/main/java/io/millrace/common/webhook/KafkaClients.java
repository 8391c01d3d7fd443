package io.millrace.common.webhook;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the producer, and says in a sentence what keeps it from working. */
record KafkaClients(KafkaSettings kafka) {
    /** A producer that keeps to {@link ProducerSettings}. */
    Producer<String, byte[]> producer(Duration deadline) throws CannotStart {
        try {
            return new KafkaProducer<>(ProducerSettings.of(kafka, deadline), new StringSerializer(),
                    new ByteArraySerializer());
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /** Learns where the topics are now, so that the first webhook need not wait for it. */
    void prepare(Producer<String, byte[]> producer, Collection<Topic<String, ?>> topics) throws CannotStart {
        try {
            topics.forEach(topic -> producer.partitionsFor(topic.name()));
        } catch (TimeoutException _) {
            // The first webhook waits instead.
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    private static CannotStart unusable(KafkaException e) {
        return new CannotStart(
                "cannot connect to Kafka with these settings: " + ExceptionUtils.getRootCause(e).getMessage(), e);
    }
}
