package io.millrace.sink;

import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts in memory. */
final class CountedSinkMetrics implements SinkMetrics {
    final List<Operation> calls = new CopyOnWriteArrayList<>();
    final List<Finish> finishes = new CopyOnWriteArrayList<>();

    @Override
    public ChainMetrics chain(EventFamily family) {
        throw new UnsupportedOperationException("no chain is counted here");
    }

    @Override
    public void called(Operation operation, FluentAnswer answer, Duration took) {
        calls.add(operation);
    }

    @Override
    public void finished(EventFamily family, Finish finish, Duration sinceReceived) {
        finishes.add(finish);
    }
}
