package io.millrace.capture;

import io.millrace.capture.Arrival.Content.Garbled;
import io.millrace.capture.Arrival.Content.Parsed;
import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.NextStep.WhenWell;
import io.millrace.capture.Operation.Confirm;
import io.millrace.capture.Operation.OfElasticPath;
import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Door.Sign;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.event.EventHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt to capture the payments of an order: does what {@link CapturePlan} decides, until the record ends
 * or has to be tried again later. Safe for any thread; one record is carried by one thread, and one order's records one
 * after the other.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final CapturePlan plan;
    private final Targets targets;
    private final Outbox outbox;
    private final CaptureMetrics metrics;
    private final Chance chance;

    /** Time and randomness; the latter has to be safe for any thread. */
    record Chance(RandomGenerator random, InstantSource clock) {}

    Courier(CapturePlan plan, Targets targets, Outbox outbox, CaptureMetrics metrics, Chance chance) {
        this.plan = plan;
        this.targets = targets;
        this.outbox = outbox;
        this.metrics = metrics;
        this.chance = chance;
    }

    /**
     * Returns when it is clear what came of it.
     *
     * @throws Abandoned when the tenure is over before a call that is still needed
     */
    Verdict attempt(Arrival arrival, Tenure tenure) throws Abandoned {
        return switch (arrival.content()) {
            case Parsed parsed -> guarded(new Trip(arrival, parsed, tenure));
            case Garbled(var problem) -> ended(arrival,
                    new End(new GivenUp(Failure.REQUEST, problem), Known.after(0)));
        };
    }

    /** What belongs to one attempt. */
    private record Trip(Arrival arrival, Parsed parsed, Tenure tenure) {
        Door.Caller caller() {
            return new Door.Caller(arrival.priority(), tenure);
        }
    }

    /** A bug must not stop all captures for one record; it gets a dead letter, and a person to look at it. */
    private Verdict guarded(Trip trip) throws Abandoned {
        try {
            return journey(trip);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("eventId", trip.parsed().request().webhookId())
                    .log("A capture failed inside of this service");
            return ended(trip.arrival(), new End(new GivenUp(Failure.INTERNAL,
                    "the service failed with " + e.getClass().getSimpleName()), Known.after(0)));
        }
    }

    private Verdict journey(Trip trip) throws Abandoned {
        var step = plan.start(Known.after(trip.arrival().attempt().story().attempts()));
        while (true) {
            switch (step) {
                case End end -> {
                    return ended(trip.arrival(), end);
                }
                case Later later -> {
                    return later(trip, later);
                }
                case Now(var operation, var known) -> step = call(trip, operation, known);
                case WhenWell(var _, var operation, var known) -> step = call(trip, operation, known);
            }
        }
    }

    /** What was said, and what that means. */
    private record Told(String outcome, boolean isSilence, NextStep next) {
        Sign sign() {
            return next instanceof WhenWell(var trouble, var _, var _)
                    ? new Sign.Met(trouble)
                    : isSilence ? new Sign.Silence() : new Sign.Well();
        }
    }

    private NextStep call(Trip trip, Operation operation, Known known) throws Abandoned {
        var request = trip.parsed().request();
        var hop = trip.parsed().headers().trace().next(chance.random());
        return switch (operation) {
            case Confirm _ -> pass(trip, targets.fluentDoor(), operation, () -> {
                var answer = targets.fluent().call(Requests.confirm(request), hop);
                return new Told(Targets.word(answer), false, plan.next(known, answer));
            });
            case OfElasticPath call -> pass(trip, targets.elasticPathDoor(), operation, () -> {
                var answer = targets.elasticPath().call(Requests.of(call, request), hop);
                return new Told(Targets.word(answer), Targets.isSilence(answer), plan.next(call, known, answer));
            });
        };
    }

    @FunctionalInterface
    private interface Calling {
        Told make();
    }

    private NextStep pass(Trip trip, Door door, Operation operation, Calling calling) throws Abandoned {
        return door.pass(trip.caller(), () -> {
            var started = chance.clock().instant();
            var told = calling.make();
            metrics.called(operation, told.outcome(), Duration.between(started, chance.clock().instant()));
            return told;
        }, (Function<Told, Sign>) Told::sign).next();
    }

    private Verdict later(Trip trip, Later later) {
        var attempt = trip.arrival().attempt();
        var failures = attempt.story().setbacks().size() + 1;
        if (attempt.isLast()) {
            return ended(trip.arrival(), CapturePlan.exhausted(later, failures));
        }
        LOG.atDebug().addKeyValue("eventId", trip.parsed().request().webhookId()).addKeyValue("attempt", failures)
                .addKeyValue("reason", later.because().message()).log("Trying again later");
        return new Verdict.Retry(attempt.story().failed(new Setback(chance.clock().instant(),
                later.operation().word(), later.because().code()), later.known().sent()));
    }

    private Verdict ended(Arrival arrival, End end) {
        return new Verdict.Ended(end.finish() instanceof GivenUp, () -> close(arrival, end));
    }

    private long close(Arrival arrival, End end) throws WriteFailed {
        var offset = outbox.write(arrival, end);
        var received = arrival.headers().map(EventHeaders::time).orElseGet(chance.clock()::instant);
        metrics.finished(end.finish(), Duration.between(received, chance.clock().instant()));
        return offset;
    }
}
