package io.millrace.capture;

import io.millrace.capture.Finish.AlreadyCaptured;
import io.millrace.capture.Finish.Captured;
import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.common.delivery.WriteFailed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line for each ending that {@code next} has written: the first failure of a kind loud, the others not. */
final class EndingLog implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(EndingLog.class);

    private final Outbox next;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    EndingLog(Outbox next) {
        this.next = next;
    }

    @Override
    public long write(Arrival arrival, End end) throws WriteFailed {
        var offset = next.write(arrival, end);
        switch (end.finish()) {
            case Captured _ -> line(Level.DEBUG, arrival, "captured", "");
            case AlreadyCaptured _ -> line(Level.DEBUG, arrival, "already captured", "");
            case GivenUp(var failure, var code, var message) -> line(
                    known.add(failure.word() + code.orElse("")) ? Level.WARN : Level.DEBUG,
                    arrival, "dead letter", failure.word() + code.map(text -> " " + text).orElse("") + ": " + message);
        }
        return offset;
    }

    private static void line(Level level, Arrival arrival, String outcome, String reason) {
        var record = arrival.record();
        LOG.atLevel(level).addKeyValue("topic", record.topic()).addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset()).addKeyValue("key", record.key())
                .addKeyValue("eventId", arrival.headers().map(headers -> headers.id()).orElse("unknown"))
                .addKeyValue("outcome", outcome).addKeyValue("reason", reason).log("A capture ended");
    }
}
