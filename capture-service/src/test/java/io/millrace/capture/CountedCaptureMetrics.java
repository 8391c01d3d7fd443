package io.millrace.capture;

import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.webhook.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Remembers everything. */
final class CountedCaptureMetrics implements CaptureMetrics {
    final List<Outcome> answered = new CopyOnWriteArrayList<>();
    final List<Judgement> judged = new CopyOnWriteArrayList<>();
    final List<Finish> finishes = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void answered(Outcome outcome) {
        answered.add(outcome);
    }

    @Override
    public void watchInFlight(IntSupplier inFlight) {}

    @Override
    public void judged(Judgement judgement) {
        judged.add(judgement);
    }

    @Override
    public ChainMetrics chain() {
        throw new UnsupportedOperationException("there is no chain");
    }

    @Override
    public void called(Operation operation, String outcome, Duration took) {
        calls.add(operation.word() + " " + outcome);
    }

    @Override
    public void finished(Finish finish, Duration sinceReceived) {
        finishes.add(finish);
    }
}
