package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.sink.Arrival.Content.Garbled;
import io.millrace.sink.Arrival.Content.Parsed;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import io.millrace.sink.Outbox.WriteFailed;
import io.millrace.sink.fluent.FluentAnswer;
import io.millrace.sink.fluent.FluentApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one record to its ending: does what {@link DeliveryPlan} decides, and writes how it ended. Safe for any
 * thread; one record is carried by one thread.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final FluentApi fluent;
    private final Routes routes;
    private final Outbox outbox;
    private final Retries retries;
    private final SinkMetrics metrics;
    private final Chance chance;

    /** How often a command itself may fail, and how long to wait after each failure. */
    record Retries(int attempts, BackOff backOff) {}

    /** Time and randomness; the latter has to be safe for any thread. */
    record Chance(RandomGenerator random, InstantSource clock) {}

    Courier(FluentApi fluent, Routes routes, Outbox outbox, Retries retries, SinkMetrics metrics,
            Chance chance) {
        this.fluent = fluent;
        this.routes = routes;
        this.outbox = outbox;
        this.retries = retries;
        this.metrics = metrics;
        this.chance = chance;
    }

    /**
     * Returns when the ending is written.
     *
     * @throws Abandoned when the tenure is over before a call that is still needed
     * @throws WriteFailed when the ending cannot be written
     */
    void deliver(Arrival arrival, Door door, Tenure tenure) throws Abandoned, WriteFailed {
        var end = switch (arrival.content()) {
            case Parsed parsed -> guarded(parsed, door, tenure);
            case Garbled(var problem) -> new End(
                    new GivenUp(Failure.COMMAND, Optional.empty(), problem), Known.nothing());
        };
        outbox.write(arrival, end);
        var received = arrival.headers().map(headers -> headers.time()).orElseGet(chance.clock()::instant);
        metrics.finished(arrival.family(), end.finish(), Duration.between(received, chance.clock().instant()));
    }

    /** A bug must not stop all deliveries for one record; it gets a dead letter, and a person to look at it. */
    private End guarded(Parsed parsed, Door door, Tenure tenure) throws Abandoned {
        try {
            return journey(parsed, door, tenure);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("eventId", parsed.command().eventId())
                    .log("A delivery failed inside of this service");
            return new End(new GivenUp(Failure.INTERNAL, Optional.empty(),
                    "the service failed with " + e.getClass().getSimpleName()), Known.nothing());
        }
    }

    private End journey(Parsed parsed, Door door, Tenure tenure) throws Abandoned {
        var command = parsed.command();
        var plan = new DeliveryPlan(routes.of(command).orElseThrow(), retries.attempts());
        var step = plan.start(routes.known(command));
        while (true) {
            switch (step) {
                case End end -> {
                    return end;
                }
                case Now(var operation, var known) -> step = call(new Call(parsed, plan, operation, known), door,
                        tenure);
                case WhenWell(var _, var operation, var known) -> step = call(
                        new Call(parsed, plan, operation, known), door, tenure);
                case Later(var operation, var known, var because) -> {
                    LOG.atDebug().addKeyValue("eventId", command.eventId()).addKeyValue("attempt", known.failures())
                            .addKeyValue("reason", because.message()).log("Trying again later");
                    tenure.pause(retries.backOff().after(known.failures(), chance.random()));
                    step = call(new Call(parsed, plan, operation, known), door, tenure);
                }
            }
        }
    }

    private record Call(Parsed parsed, DeliveryPlan plan, Operation operation, Known known) {
        Command command() {
            return parsed.command();
        }
    }

    private NextStep call(Call call, Door door, Tenure tenure) throws Abandoned {
        var next = door.pass(tenure, () -> timed(call),
                answer -> call.plan().next(call.operation(), call.known(), answer));
        routes.learn(call.command(), call.known(), next.known());
        return next;
    }

    private FluentAnswer timed(Call call) {
        var started = chance.clock().instant();
        var answer = fluent.call(Requests.of(call.operation(), call.command(), call.known()),
                call.parsed().headers().trace().next(chance.random()));
        metrics.called(call.operation(), answer, Duration.between(started, chance.clock().instant()));
        return answer;
    }
}
