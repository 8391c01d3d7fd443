package io.millrace.capture;

import io.millrace.capture.Arrival.Content;
import io.millrace.capture.Arrival.Content.Garbled;
import io.millrace.capture.Arrival.Content.Parsed;
import io.millrace.common.command.CaptureRequest;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the records of {@code capture.requests}; safe for any thread. */
final class ArrivalReader {
    private final Deserializer<CaptureRequest> requests;

    ArrivalReader(Topic<String, CaptureRequest> topic) {
        requests = topic.values().deserializer();
    }

    /** Never throws for what the record holds. */
    Arrival read(Attempt attempt) {
        var headers = EventHeaders.readFrom(attempt.record().headers());
        return new Arrival(attempt, headers, headers
                .map(found -> content(attempt.record(), found))
                .orElseGet(() -> new Garbled("the record lacks the headers of an event")));
    }

    private Content content(ConsumerRecord<String, byte[]> record, EventHeaders headers) {
        if (record.value() == null || record.key() == null) {
            return new Garbled("the record has no key or no value");
        }
        try {
            var request = requests.deserialize(record.topic(), record.value());
            return request == null || isIncomplete(request)
                    ? new Garbled("the value is not a whole request")
                    : new Parsed(request, headers);
        } catch (SerializationException _) {
            return new Garbled("the value is not a request");
        }
    }

    private static boolean isIncomplete(CaptureRequest request) {
        return Stream.of(request.webhookId(), request.name(), request.orderRef(), request.orderId(), request.status(),
                request.received()).anyMatch(Objects::isNull) || request.orderRef().isBlank();
    }
}
