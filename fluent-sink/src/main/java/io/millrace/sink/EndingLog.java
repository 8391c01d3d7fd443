package io.millrace.sink;

import io.millrace.common.delivery.WriteFailed;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line for each ending that {@code next} has written: the first failure of a kind loud, the others not. */
final class EndingLog implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.sink.Ending");

    private final Outbox next;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    EndingLog(Outbox next) {
        this.next = next;
    }

    @Override
    public long write(Arrival arrival, End end) throws WriteFailed {
        var offset = next.write(arrival, end);
        switch (end.finish()) {
            case Delivered _ -> line(Level.DEBUG, arrival, "delivered", "");
            case AlreadyThere _ -> line(Level.DEBUG, arrival, "already there", "");
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
                .addKeyValue("outcome", outcome).addKeyValue("reason", reason).log("A record ended");
    }
}
