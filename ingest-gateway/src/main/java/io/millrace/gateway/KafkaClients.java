package io.millrace.gateway;

import io.millrace.common.service.CannotStart;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the clients for Kafka, and says in a sentence what keeps them from working. */
record KafkaClients(KafkaSettings kafka) {
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    /** A client that gives up after 10 s unless {@code KAFKA_DEFAULT_API_TIMEOUT_MS} says something else. */
    Admin admin() throws CannotStart {
        var settings = new HashMap<>(kafka.admin());
        settings.putIfAbsent("default.api.timeout.ms", Math.toIntExact(START_PATIENCE.toMillis()));
        settings.putIfAbsent("request.timeout.ms", Math.toIntExact(START_PATIENCE.dividedBy(2).toMillis()));
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /** A producer that keeps to {@link ProducerSettings}. */
    Producer<String, byte[]> producer(Duration deadline) throws CannotStart {
        try {
            return new KafkaProducer<>(ProducerSettings.of(kafka, deadline), new StringSerializer(),
                    new ByteArraySerializer());
        } catch (KafkaException e) {
            throw unusable(e);
        }
    }

    /** Fails unless the brokers answer and each topic is there as declared. */
    void require(Admin admin, Collection<Topic<String, ?>> topics) throws CannotStart {
        try {
            new TopicSetup(admin).require(topics);
        } catch (CannotStart e) {
            if (root(e) instanceof TimeoutException) {
                throw new CannotStart("cannot reach the brokers at " + kafka.admin().get("bootstrap.servers")
                        + "; start them, or set MILLRACE_KAFKA_BOOTSTRAP_SERVERS to where they are", e);
            }
            throw e;
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
        return new CannotStart("cannot connect to Kafka with these settings: " + root(e).getMessage(), e);
    }

    private static Throwable root(Throwable e) {
        var root = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
