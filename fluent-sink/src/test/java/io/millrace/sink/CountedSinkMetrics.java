package io.millrace.sink;

import io.millrace.common.event.EventFamily;
import io.millrace.sink.fluent.FluentAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts in memory. */
final class CountedSinkMetrics implements SinkMetrics {
    final AtomicInteger read = new AtomicInteger();
    final AtomicInteger abandoned = new AtomicInteger();
    final List<Operation> calls = new CopyOnWriteArrayList<>();
    final List<Finish> finishes = new CopyOnWriteArrayList<>();

    @Override
    public void read(EventFamily family) {
        read.incrementAndGet();
    }

    @Override
    public void called(Operation operation, FluentAnswer answer, Duration took) {
        calls.add(operation);
    }

    @Override
    public void finished(EventFamily family, Finish finish, Duration sinceReceived) {
        finishes.add(finish);
    }

    @Override
    public void abandoned(EventFamily family) {
        abandoned.incrementAndGet();
    }
}
