package io.millrace.gateway;

import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EnvelopeReading;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.webhook.Admission;
import io.millrace.common.webhook.Deadline;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides about one event: what it is, whether it is needed, and that it is stored. Knows nothing of HTTP, so that a
 * second door costs one class. For any thread.
 */
final class Intake {
    private final EventStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Draws the ids of traces from {@code random}, which must be safe for any thread. */
    Intake(EventStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Blocks until the brokers have the event, or {@code until}. Never throws for what the body holds or the brokers
     * fail to do.
     *
     * @param traceParent the sender's place in a trace; anything unusable starts a new one
     */
    Admission admit(byte[] body, Optional<String> traceParent, Deadline until) {
        return switch (EnvelopeReader.read(body)) {
            case EnvelopeReading.Malformed(var problem) -> new Admission.Malformed(problem);
            case EnvelopeReading.Unknown _ -> new Admission.Ignored();
            case EnvelopeReading.Known(var event) -> store(event, traceParent, until);
        };
    }

    private Admission store(CommerceEvent event, Optional<String> traceParent, Deadline until) {
        var trace = traceParent.flatMap(TraceParent::parse)
                .map(parent -> parent.next(random))
                .orElseGet(() -> TraceParent.start(random));
        // As exact as a record's own timestamp, so that the two agree.
        var received = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (store.store(event, EventHeaders.of(event, received, trace), until)) {
            case CONFIRMED -> new Admission.Stored(event.id());
            case TOO_LARGE -> new Admission.TooLarge();
            case UNCONFIRMED -> new Admission.Unavailable();
        };
    }
}
