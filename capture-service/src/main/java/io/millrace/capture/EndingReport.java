package io.millrace.capture;

import io.millrace.capture.Arrival.Content.Garbled;
import io.millrace.capture.Arrival.Content.Parsed;
import io.millrace.capture.Finish.AlreadyCaptured;
import io.millrace.capture.Finish.Captured;
import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
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
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import java.util.Optional;

/** Puts into words for others how a record ended. Pure. */
final class EndingReport {
    static final String STAGE = "capture-service";
    private static final String OPERATION = "capture";
    private static final String UNKNOWN = "unknown";

    private EndingReport() {}

    static Ending ending(Arrival arrival, End end, BlockedKeys blocked, Instant now) {
        var finish = end.finish();
        var cause = switch (finish) {
            case Captured _ -> Optional.<Cause>empty();
            case AlreadyCaptured _ -> Optional.of(Cause.of("already-captured", "the order was paid before"));
            case GivenUp(var failure, var code, var message) -> Optional.of(Cause.of(failure.word(),
                    code.map(value -> value + ": ").orElse("") + message + consequence(blocked)));
        };
        var received = arrival.headers().map(EventHeaders::time)
                .orElseGet(() -> Instant.ofEpochMilli(arrival.record().timestamp()));
        return new Ending(EventFamily.ORDERS,
                arrival.headers().map(EventHeaders::id).orElse(UNKNOWN),
                arrival.headers().map(EventHeaders::type).orElse(UNKNOWN),
                finish instanceof GivenUp ? Ending.Kind.DEAD_LETTER : Ending.Kind.DELIVERED,
                STAGE, cause, delivery(arrival, end, received, now), received, now, source(arrival));
    }

    static DeadLetter deadLetter(Arrival arrival, GivenUp givenUp, Known known) {
        return new DeadLetter(STAGE, givenUp.failure().word(), givenUp.code(), givenUp.message(), known.sent(),
                Holds.EVENT, source(arrival));
    }

    /** All that was tried, the failure that ended it included. */
    static Story story(Arrival arrival, GivenUp givenUp, Known known, Instant now) {
        return arrival.attempt().story().failed(
                new Setback(now, OPERATION, givenUp.code().orElse(givenUp.failure().word())), known.sent());
    }

    private static String consequence(BlockedKeys blocked) {
        return switch (blocked) {
            case CONTINUE -> "";
            case HOLD -> "; later requests for this order are held until it is sent again or the key is released";
        };
    }

    private static SourceRecord source(Arrival arrival) {
        return new SourceRecord(arrival.attempt().origin().topic(), arrival.record().partition(),
                arrival.attempt().origin().offset(), Instant.ofEpochMilli(arrival.record().timestamp()));
    }

    /** Empty for what is no request. */
    private static Optional<Delivery> delivery(Arrival arrival, End end, Instant received, Instant now) {
        return switch (arrival.content()) {
            case Parsed(var request, var _) -> Optional.of(new Delivery(request.orderRef(),
                    end.known().sent() > 0 ? Optional.of(OPERATION) : Optional.empty(),
                    Optional.of(request.orderId()), end.known().sent(),
                    Took.between(received, received, arrival.attempt().story().taken(), now)));
            case Garbled _ -> Optional.empty();
        };
    }
}
