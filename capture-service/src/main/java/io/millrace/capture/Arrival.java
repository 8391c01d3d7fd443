package io.millrace.capture;

import io.millrace.common.budget.Priority;
import io.millrace.common.command.CaptureRequest;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record whose turn it is, and what could be understood of it.
 *
 * @param attempt the record, and what has been tried for it
 * @param headers empty when this pipeline did not write it
 */
record Arrival(Attempt attempt, Optional<EventHeaders> headers, Content content) {

    /** What the value is. */
    sealed interface Content {

        /** A request, with the headers that belong to one. */
        record Parsed(CaptureRequest request, EventHeaders headers) implements Content {}

        /** Something else. */
        record Garbled(String problem) implements Content {}
    }

    ConsumerRecord<String, byte[]> record() {
        return attempt.record();
    }

    /** Who goes first where not all can go. */
    Priority priority() {
        if (record().headers().lastHeader(EventHeaders.REPLAY) != null) {
            return Priority.REPLAY;
        }
        return attempt.isRetry() ? Priority.RETRIES : Priority.LIVE_ORDERS;
    }
}
