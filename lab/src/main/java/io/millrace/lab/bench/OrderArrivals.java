package io.millrace.lab.bench;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Commands for orders that arrive at a steady rate, whatever becomes of them, until they are stopped. */
final class OrderArrivals implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long count;

    /** Begins at once. */
    OrderArrivals(KafkaSettings kafka, Topics topics, Orders orders, int perSecond, InstantSource clock) {
        producer = new KafkaProducer<>(kafka.producer(Map.of("acks", "all", "compression.type", "lz4", "linger.ms", 5)),
                new StringSerializer(), new ByteArraySerializer());
        thread = Thread.ofPlatform().name("order-arrivals").start(() -> {
            var topic = topics.fluent(EventFamily.ORDERS);
            var start = System.nanoTime();
            for (var event = 0L; !stopping; event++) {
                var due = start + event * Duration.ofSeconds(1).toNanos() / perSecond;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var _ = producer.send(orders.command(topic, event, clock.instant()));
                count = event + 1;
            }
        });
    }

    /** How many there were so far. */
    long count() {
        return count;
    }

    /** Returns when the last one is stored. */
    void stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
    }

    @Override
    public void close() {
        stop();
        producer.close();
    }
}
