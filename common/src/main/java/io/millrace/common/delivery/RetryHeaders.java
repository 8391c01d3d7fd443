package io.millrace.common.delivery;

import static io.millrace.common.event.EventHeaders.put;
import static io.millrace.common.event.EventHeaders.text;

import io.millrace.common.delivery.Ticket.Kind;
import io.millrace.common.delivery.Ticket.Stay;
import io.millrace.common.event.EventHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** What the headers of a record in a retry topic say of its turn. */
public final class RetryHeaders {
    /** The header of a record of a main topic that ends the hold of its key; its value is for people. */
    public static final String RELEASE = "release-key";

    private static final String KEY = "retry_key";
    private static final String KIND = "retry_kind";
    private static final String ORIGIN = "retry_origin";
    private static final String RANK = "retry_rank";
    private static final String HOP = "retry_hop";
    private static final String FAILURES = "retry_failures";
    private static final String STAY = "retry_stay";
    private static final String SINCE = "retry_since";
    private static final String DUE = "retry_due";
    private static final List<String> ALL = List.of(KEY, KIND, ORIGIN, RANK, HOP, FAILURES, STAY, SINCE, DUE);

    private RetryHeaders() {}

    static void write(Ticket ticket, Headers headers) {
        put(headers, KEY, ticket.key());
        put(headers, KIND, ticket.kind().name());
        put(headers, ORIGIN, Long.toString(ticket.origin()));
        put(headers, RANK, Long.toString(ticket.rank()));
        put(headers, HOP, Integer.toString(ticket.hop()));
        put(headers, FAILURES, Integer.toString(ticket.failures()));
        put(headers, STAY, ticket.stay().name());
        put(headers, SINCE, ticket.since().toString());
        put(headers, DUE, ticket.due().toString());
    }

    /** Empty for a record that this pipeline has not put there. */
    static Optional<Ticket> read(Headers headers) {
        try {
            return Optional.of(new Ticket(
                    text(headers, KEY).orElseThrow(),
                    Kind.valueOf(text(headers, KIND).orElseThrow()),
                    Long.parseLong(text(headers, ORIGIN).orElseThrow()),
                    Long.parseLong(text(headers, RANK).orElseThrow()),
                    Integer.parseInt(text(headers, HOP).orElseThrow()),
                    Integer.parseInt(text(headers, FAILURES).orElseThrow()),
                    Stay.valueOf(text(headers, STAY).orElseThrow()),
                    Instant.parse(text(headers, SINCE).orElseThrow()),
                    Instant.parse(text(headers, DUE).orElseThrow())));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Removes what was written for the way through the tiers. */
    public static void forget(Headers headers) {
        ALL.forEach(headers::remove);
    }

    /** What a record of the main topic is. */
    static Kind kind(Headers headers) {
        if (headers.lastHeader(RELEASE) != null) {
            return Kind.RELEASE;
        }
        return headers.lastHeader(EventHeaders.REPLAY) == null ? Kind.PLAIN : Kind.REPLAY;
    }
}
