package io.millrace.common.command;

import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Which record an ending is of, as the headers of {@code pipeline.outcomes} tell it. The partition is that of the
 * ending itself. A service that crashed reads there what needs no second delivery.
 *
 * @param topic the topic that the record was first read from
 * @param offset its offset there
 */
public record Origin(String topic, long offset) {
    private static final String TOPIC = "command_topic";
    private static final String OFFSET = "command_offset";

    /** Replaces what {@code headers} says of an origin. */
    public void writeTo(Headers headers) {
        EventHeaders.put(headers, TOPIC, topic);
        EventHeaders.put(headers, OFFSET, Long.toString(offset));
    }

    /** Empty when the record does not say. */
    public static Optional<Origin> readFrom(Headers headers) {
        try {
            return EventHeaders.text(headers, TOPIC).flatMap(topic -> EventHeaders.text(headers, OFFSET)
                    .map(offset -> new Origin(topic, Long.parseLong(offset))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
