package io.millrace.sink;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.command.Ending.Delivery;
import io.millrace.common.command.Ending.Took;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.deadletter.Story;
import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.event.EventHeaders;
import io.millrace.sink.Arrival.Content.Garbled;
import io.millrace.sink.Arrival.Content.Parsed;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import java.time.Instant;
import java.util.Optional;

/** Puts into words for others how a record ended. Pure. */
final class EndingReport {
    static final String STAGE = "fluent-sink";
    private static final String UNKNOWN = "unknown";

    private EndingReport() {}

    static Ending ending(Arrival arrival, End end, BlockedKeys blocked, Instant now) {
        var finish = end.finish();
        var id = switch (finish) {
            case Delivered(var fluentId) -> fluentId;
            case AlreadyThere(var fluentId) -> fluentId;
            case GivenUp _ -> Optional.<String>empty();
        };
        var cause = switch (finish) {
            case Delivered _ -> Optional.<Cause>empty();
            case AlreadyThere _ -> Optional.of(Cause.of("already-there", "Fluent had it already"));
            case GivenUp(var failure, var code, var message) -> Optional.of(
                    Cause.of(failure.word(),
                            code.map(value -> value + ": ").orElse("") + message + consequence(blocked)));
        };
        var received = arrival.headers().map(EventHeaders::time)
                .orElseGet(() -> Instant.ofEpochMilli(arrival.record().timestamp()));
        return new Ending(arrival.family(),
                arrival.headers().map(EventHeaders::id).orElse(UNKNOWN),
                arrival.headers().map(EventHeaders::type).orElse(UNKNOWN),
                finish instanceof GivenUp ? Ending.Kind.DEAD_LETTER : Ending.Kind.DELIVERED,
                STAGE, cause, delivery(arrival, end, id, received, now), received, now, source(arrival));
    }

    private static String consequence(BlockedKeys blocked) {
        return switch (blocked) {
            case CONTINUE -> "";
            case HOLD -> "; later records of its key are held until it is sent again or the key is released";
        };
    }

    static DeadLetter deadLetter(Arrival arrival, GivenUp givenUp, Known known, Holds holds) {
        return new DeadLetter(STAGE, givenUp.failure().word(), givenUp.code(), givenUp.message(), known.attempts(),
                holds, source(arrival));
    }

    /** All that was tried, the failure that ended it included. */
    static Story story(Arrival arrival, GivenUp givenUp, Known known, Instant now) {
        var operation = known.mutation().map(Operation::field).orElse("none");
        return arrival.attempt().story().failed(
                new Setback(now, operation, givenUp.code().orElse(givenUp.failure().word())), known.attempts());
    }

    /** Where the source event is stored; for what is no command, the record itself as it was first read. */
    static SourceRecord source(Arrival arrival) {
        return switch (arrival.content()) {
            case Parsed(var command, var _) -> command.source();
            case Garbled _ -> new SourceRecord(arrival.attempt().origin().topic(), arrival.record().partition(),
                    arrival.attempt().origin().offset(), Instant.ofEpochMilli(arrival.record().timestamp()));
        };
    }

    /** Empty for what is no command. */
    private static Optional<Delivery> delivery(Arrival arrival, End end, Optional<String> id, Instant received,
            Instant now) {
        return switch (arrival.content()) {
            case Parsed(var command, var _) -> Optional.of(new Delivery(command.ref(),
                    end.known().mutation().map(Operation::field), id, end.known().attempts(),
                    Took.between(received, command.rendered(), arrival.attempt().story().taken(), now)));
            case Garbled _ -> Optional.empty();
        };
    }
}
