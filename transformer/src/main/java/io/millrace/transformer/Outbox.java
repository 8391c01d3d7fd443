package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes what follows from a ruling: a command, an ending, or a dead letter and its ending. The records bear the time
 * of now, so that each is kept for as long as its topic keeps records. For one stream thread.
 */
final class Outbox {
    static final String STAGE = "transformer";

    private static final String UNKNOWN = "unknown";
    private static final int MAX_MESSAGE = 1_000;

    private final Routes routes;
    private final Topic<String, Ending> outcomes;
    private final Desk desk;
    private final ProcessorContext<String, byte[]> context;

    /** Writes to the nodes of {@code routes}. */
    Outbox(Routes routes, Topic<String, Ending> outcomes, Desk desk, ProcessorContext<String, byte[]> context) {
        this.routes = routes;
        this.outcomes = outcomes;
        this.desk = desk;
        this.context = context;
    }

    /** Writes everything, and counts it. */
    void write(Arrival arrival, Ruling ruling) {
        switch (ruling.verdict()) {
            case Verdict.Send(var _, var packed) -> {
                forward(arrival.usableKey(), packed, headers(arrival, ruling.event()), routes.commands());
                desk.metrics().sent(arrival.family());
            }
            case Verdict.End(var reason, var message, var earlier) -> ended(arrival, ruling.event(), reason.kind(),
                    reason, reason.cause(message, earlier));
            case Verdict.Refuse refuse -> {
                deadLetter(arrival, ruling.event(), refuse);
                ended(arrival, ruling.event(), Kind.DEAD_LETTER, refuse.reason(),
                        refuse.reason().cause(shortened(refuse.message()), Optional.empty()));
            }
        }
    }

    private void ended(Arrival arrival, Optional<EventHeaders> event, Kind kind, Reason reason, Ending.Cause cause) {
        var ending = new Ending(arrival.family(), event.map(EventHeaders::id).orElse(UNKNOWN),
                event.map(EventHeaders::type).orElse(UNKNOWN), kind, STAGE, Optional.of(cause), Optional.empty(),
                event.map(EventHeaders::time).orElse(arrival.source().timestamp()), desk.clock().instant(),
                arrival.source());
        var headers = headers(arrival, event);
        ending.headline().writeTo(headers);
        forward(arrival.usableKey(), outcomes.values().serializer().serialize(outcomes.name(), ending), headers,
                routes.endings());
        desk.metrics().ended(arrival.family(), kind, reason);
    }

    /** With the whole record, unless that might not fit: it may have come better compressed than it will go. */
    private void deadLetter(Arrival arrival, Optional<EventHeaders> event, Verdict.Refuse refuse) {
        var fits = arrival.size() <= Topic.MAX_RECORD_BYTES;
        var headers = fits ? new RecordHeaders(arrival.headers()) : new RecordHeaders();
        event.ifPresent(known -> known.with(known.trace().next(desk.random())).writeTo(headers));
        new DeadLetter(STAGE, refuse.reason().errorClass(), refuse.code(), refuse.message(), 0,
                fits ? Holds.EVENT : Holds.NOTHING, arrival.source()).writeTo(headers);
        refuse.template().writeTo(headers);
        forward(fits ? Optional.ofNullable(arrival.key()) : arrival.usableKey(), fits ? arrival.value() : null, headers,
                routes.deadLetters());
    }

    /** The event's own, one hop further on its trace, and the name of the replay or the backfill. */
    private Headers headers(Arrival arrival, Optional<EventHeaders> event) {
        var headers = new RecordHeaders();
        event.ifPresent(known -> known.with(known.trace().next(desk.random())).writeTo(headers));
        arrival.replay().map(Outbox::shortened).ifPresent(name -> EventHeaders.put(headers, EventHeaders.REPLAY, name));
        EventHeaders.text(arrival.headers(), EventHeaders.BACKFILL).map(Outbox::shortened)
                .ifPresent(name -> EventHeaders.put(headers, EventHeaders.BACKFILL, name));
        return headers;
    }

    // A record without a key or a value is written with null for it, and Kafka's types do not say that it may be.
    @SuppressWarnings("NullAway")
    private void forward(Optional<String> key, byte @Nullable [] value, Headers headers, String node) {
        context.forward(new Record<>(key.orElse(null), value, now().toEpochMilli(), headers), node);
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
    }
}
