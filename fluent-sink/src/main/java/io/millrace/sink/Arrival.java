package io.millrace.sink;

import io.millrace.common.budget.Priority;
import io.millrace.common.command.Command;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record whose turn it is, and what could be understood of it.
 *
 * @param family the chain it was read in
 * @param attempt the record, and what has been tried for it
 * @param headers empty when this pipeline did not write it
 */
record Arrival(EventFamily family, Attempt attempt, Optional<EventHeaders> headers, Content content) {

    /** What the value is. */
    sealed interface Content {

        /** A command, with the headers that belong to one. */
        record Parsed(Command command, EventHeaders headers) implements Content {}

        /** Something else. */
        record Garbled(String problem) implements Content {}
    }

    ConsumerRecord<String, byte[]> record() {
        return attempt.record();
    }

    /** Who goes first where not all can go. */
    Priority priority() {
        if (record().headers().lastHeader(EventHeaders.REPLAY) != null
                || record().headers().lastHeader(EventHeaders.BACKFILL) != null) {
            return Priority.REPLAY;
        }
        if (attempt.isRetry()) {
            return Priority.RETRIES;
        }
        return switch (family) {
            case ORDERS -> Priority.LIVE_ORDERS;
            case CUSTOMERS -> Priority.CUSTOMERS;
            case PRODUCTS, RELEASES -> Priority.PRODUCTS;
        };
    }
}
