package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Has each event judged, and writes what follows: a command, an ending, or a dead letter and its ending. What is
 * written, what is remembered and how far was read are one transaction. For one stream thread.
 */
final class Clerk implements Processor<String, byte[], String, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final String STAGE = "transformer";

    private final DecideEvents step;
    private final Desk desk;
    private final Routes routes;
    private boolean refusedBefore;
    private @Nullable Session session;

    Clerk(DecideEvents step) {
        this.step = step;
        desk = step.desk();
        routes = Routes.of(step.family());
    }

    /**
     * What all clerks share.
     *
     * @param clock says when an event ended
     * @param random for the ids of the trace's hops
     */
    record Desk(TransformerMetrics metrics, InstantSource clock, RandomGenerator random) {}

    /** What is there once the task has started. */
    private record Session(ProcessorContext<String, Object> context, SeenEvents seen, Judge judge) {}

    @Override
    public void init(ProcessorContext<String, Object> context) {
        var seen = new SeenEvents(context.getStateStore(SeenEvents.storeName(step.family())), step.window());
        session = new Session(context, seen, step.judges().get());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var now = Objects.requireNonNull(session, "init comes before process");
        var arrival = Arrival.of(step.family(), source(now.context(), record), record);
        var at = arrival.source().timestamp();
        switch (now.judge().judge(arrival, identity -> now.seen().earlier(identity, at))) {
            case Verdict.Send send -> send(now, record, arrival, send);
            case Verdict.End end -> end(now, record, arrival, end);
            case Verdict.Refuse refuse -> refuse(now, record, arrival, refuse);
        }
    }

    private void send(Session now, Record<String, byte[]> record, Arrival arrival, Verdict.Send send) {
        for (var identity : Judge.identities(arrival, send.event())) {
            now.seen().remember(identity, arrival.source().timestamp(), arrival.source().offset());
        }
        now.context().forward(onward(record, Optional.of(send.event())).withValue(send.command()), routes.commands());
        desk.metrics().sent(step.family());
    }

    private void end(Session now, Record<String, byte[]> record, Arrival arrival, Verdict.End end) {
        ended(now, record, end.event(), ending(arrival, end.event(), end.kind(), end.reason()));
    }

    private void refuse(Session now, Record<String, byte[]> record, Arrival arrival, Verdict.Refuse refuse) {
        LOG.atLevel(refusedBefore ? Level.DEBUG : Level.WARN)
                .addKeyValue("topic", arrival.source().topic())
                .addKeyValue("partition", arrival.source().partition())
                .addKeyValue("offset", arrival.source().offset())
                .addKeyValue("reason", refuse.message())
                .log("Event goes to the dead letters");
        refusedBefore = true;
        var letter = onward(record, refuse.event());
        new DeadLetter(STAGE, refuse.errorClass(), refuse.code(), refuse.message(), 0, DeadLetter.Holds.EVENT,
                arrival.source()).writeTo(letter.headers());
        now.context().forward(letter, routes.deadLetters());
        refuse.event().ifPresentOrElse(
                event -> ended(now, record, event,
                        ending(arrival, event, Ending.Kind.DEAD_LETTER, refuse.message())),
                () -> desk.metrics().ended(step.family(), Ending.Kind.DEAD_LETTER));
    }

    private void ended(Session now, Record<String, byte[]> record, EventHeaders event, Ending ending) {
        var outcome = onward(record, Optional.of(event)).withValue((Object) ending);
        ending.headline().writeTo(outcome.headers());
        now.context().forward(outcome, routes.endings());
        desk.metrics().ended(step.family(), ending.kind());
    }

    private Ending ending(Arrival arrival, EventHeaders event, Ending.Kind kind, String reason) {
        return new Ending(step.family(), event.id(), event.type(), kind, STAGE,
                Optional.of(Ending.Cause.of(kind.name().toLowerCase(Locale.ROOT), reason)), Optional.empty(),
                event.time(), desk.clock().instant(), arrival.source());
    }

    /** The record with its headers, of which it gets its own copy, one hop further on its trace. */
    private Record<String, Object> onward(Record<String, byte[]> record, Optional<EventHeaders> event) {
        var headers = new RecordHeaders(record.headers());
        event.ifPresent(known -> known.with(known.trace().next(desk.random())).writeTo(headers));
        return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }

    private static SourceRecord source(ProcessorContext<?, ?> context, Record<?, ?> record) {
        var metadata = context.recordMetadata().orElseThrow();
        return new SourceRecord(metadata.topic(), metadata.partition(), metadata.offset(),
                Instant.ofEpochMilli(record.timestamp()));
    }
}
