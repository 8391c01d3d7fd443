package io.millrace.sink;

import io.millrace.common.deadletter.Story;
import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Door.Sign;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.FluentApi;
import io.millrace.sink.Arrival.Content.Garbled;
import io.millrace.sink.Arrival.Content.Parsed;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt to deliver a record: does what {@link DeliveryPlan} decides, until the record ends or has to be
 * tried again later. Safe for any thread; one record is carried by one thread.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final FluentApi fluent;
    private final Routes routes;
    private final Outbox outbox;
    private final SinkMetrics metrics;
    private final Chance chance;

    /** Time and randomness; the latter has to be safe for any thread. */
    record Chance(RandomGenerator random, InstantSource clock) {}

    Courier(FluentApi fluent, Routes routes, Outbox outbox, SinkMetrics metrics, Chance chance) {
        this.fluent = fluent;
        this.routes = routes;
        this.outbox = outbox;
        this.metrics = metrics;
        this.chance = chance;
    }

    /**
     * Returns when it is clear what came of it.
     *
     * @throws Abandoned when the tenure is over before a call that is still needed
     */
    Verdict attempt(Arrival arrival, Door door, Tenure tenure) throws Abandoned {
        return switch (arrival.content()) {
            case Parsed parsed -> guarded(new Trip(arrival, parsed, door, tenure));
            case Garbled(var problem) -> ended(arrival, new End(
                    new GivenUp(Failure.COMMAND, Optional.empty(), problem), Known.nothing()));
        };
    }

    /** What belongs to one attempt. */
    private record Trip(Arrival arrival, Parsed parsed, Door door, Tenure tenure) {
        Attempt attempt() {
            return arrival.attempt();
        }

        Door.Caller caller() {
            return new Door.Caller(arrival.priority(), tenure);
        }
    }

    /** A bug must not stop all deliveries for one record; it gets a dead letter, and a person to look at it. */
    private Verdict guarded(Trip trip) throws Abandoned {
        try {
            return journey(trip);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("eventId", trip.parsed().command().eventId())
                    .log("A delivery failed inside of this service");
            return ended(trip.arrival(), new End(new GivenUp(Failure.INTERNAL, Optional.empty(),
                    "the service failed with " + e.getClass().getSimpleName()), Known.nothing()));
        }
    }

    private Verdict journey(Trip trip) throws Abandoned {
        var command = trip.parsed().command();
        var plan = new DeliveryPlan(routes.of(command).orElseThrow());
        var step = start(plan, trip.attempt().story(), routes.known(command));
        while (true) {
            switch (step) {
                case End end -> {
                    return ended(trip.arrival(), end);
                }
                case Later later -> {
                    return later(trip, later);
                }
                case Now(var operation, var known) -> step = call(trip, new Call(plan, operation, known));
                case WhenWell(var _, var operation, var known) -> step = call(trip,
                        new Call(plan, operation, known));
            }
        }
    }

    private static NextStep start(DeliveryPlan plan, Story story, Known known) {
        var before = known.after(story.attempts());
        return Operation.lastMutation(story)
                .map(mutation -> plan.resume(mutation, before))
                .orElseGet(() -> plan.start(before));
    }

    private record Call(DeliveryPlan plan, Operation operation, Known known) {}

    /** What Fluent said, and what that means. */
    private record Told(FluentAnswer answer, NextStep next) {
        Sign sign() {
            return next instanceof WhenWell(var trouble, var _, var _)
                    ? new Sign.Met(trouble)
                    : answer instanceof Unknown ? new Sign.Silence() : new Sign.Well();
        }
    }

    private NextStep call(Trip trip, Call call) throws Abandoned {
        var next = trip.door().pass(trip.caller(), () -> {
            var answer = timed(trip.parsed(), call);
            return new Told(answer, call.plan().next(call.operation(), call.known(), answer));
        }, Told::sign).next();
        routes.learn(trip.parsed().command(), call.known(), next.known());
        return next;
    }

    private FluentAnswer timed(Parsed parsed, Call call) {
        var started = chance.clock().instant();
        var answer = fluent.call(Requests.of(call.operation(), parsed.command(), call.known()),
                parsed.headers().trace().next(chance.random()));
        metrics.called(call.operation(), answer, Duration.between(started, chance.clock().instant()));
        return answer;
    }

    private Verdict later(Trip trip, Later later) {
        var attempt = trip.attempt();
        var failures = attempt.story().setbacks().size() + 1;
        if (attempt.isLast()) {
            return ended(trip.arrival(), DeliveryPlan.exhausted(later, failures));
        }
        var operation = later.known().mutation().orElse(later.operation());
        var reason = later.because().code().orElse("unclear");
        LOG.atDebug().addKeyValue("eventId", trip.parsed().command().eventId()).addKeyValue("attempt", failures)
                .addKeyValue("reason", later.because().message()).log("Trying again later");
        return new Verdict.Retry(attempt.story().failed(
                new Setback(chance.clock().instant(), operation.field(), reason), later.known().attempts()));
    }

    private Verdict ended(Arrival arrival, End end) {
        return new Verdict.Ended(end.finish() instanceof GivenUp, () -> close(arrival, end));
    }

    private long close(Arrival arrival, End end) throws WriteFailed {
        var offset = outbox.write(arrival, end);
        var received = arrival.headers().map(headers -> headers.time()).orElseGet(chance.clock()::instant);
        metrics.finished(arrival.family(), end.finish(), Duration.between(received, chance.clock().instant()));
        return offset;
    }
}
