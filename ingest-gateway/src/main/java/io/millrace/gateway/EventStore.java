package io.millrace.gateway;

import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topics;
import io.millrace.common.webhook.Deadline;
import io.millrace.common.webhook.RecordStore;
import io.millrace.common.webhook.RecordStore.Storing;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events to the {@code commerce.*} topics, and waits for the brokers' word. For any thread. */
final class EventStore {
    private final RecordStore store;
    private final Topics topics;
    private final GatewayMetrics metrics;

    EventStore(RecordStore store, Topics topics, GatewayMetrics metrics) {
        this.store = store;
        this.topics = topics;
        this.metrics = metrics;
    }

    /** Blocks until the brokers have answered, or {@code until}. */
    Storing store(CommerceEvent event, EventHeaders headers, Deadline until) {
        var record = new ProducerRecord<>(topics.commerce(event.family()).name(), null,
                headers.time().toEpochMilli(), event.key(), event.envelope());
        headers.writeTo(record.headers());
        var started = System.nanoTime();
        var storing = store.store(record, until);
        if (storing == Storing.CONFIRMED) {
            metrics.stored(event.type(), Duration.ofNanos(System.nanoTime() - started));
        }
        return storing;
    }
}
