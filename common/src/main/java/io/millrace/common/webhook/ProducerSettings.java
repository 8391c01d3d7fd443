package io.millrace.common.webhook;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import java.time.Duration;
import java.util.Map;

/**
 * How the producer is set up, so that "acked" means stored and no request outlasts its deadline:
 * <ul>
 * <li>{@code acks=all} and idempotence: the ack comes from all in-sync replicas, and a retry inside of the client
 * neither doubles nor reorders records.
 * <li>{@code max.block.ms}, for metadata and buffer memory, is half of the deadline; reading the body may take the
 * other half.
 * <li>{@code delivery.timeout.ms} is the deadline: after that nobody waits, and the record's memory is given back.
 * </ul>
 */
final class ProducerSettings {
    private ProducerSettings() {}

    static Map<String, Object> of(KafkaSettings kafka, Duration deadline) {
        var half = Math.toIntExact(deadline.toMillis() / 2);
        return kafka.producer(Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "0",
                "compression.type", "lz4",
                "max.request.size", Topic.MAX_RECORD_BYTES,
                "max.block.ms", half,
                "request.timeout.ms", half,
                "delivery.timeout.ms", Math.toIntExact(deadline.toMillis())));
    }
}
