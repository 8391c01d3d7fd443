package io.millrace.common.budget;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so; actions run on the thread that lets it pass. */
final class ManualTime implements Timekeeper {
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private long now;

    private record Alarm(long at, Runnable action) {}

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void after(long nanos, Runnable action) {
        alarms.add(new Alarm(now + nanos, action));
    }

    /** Lets time pass, from one alarm to the next. */
    void pass(long nanos) {
        var end = nanos() + nanos;
        while (true) {
            Alarm next;
            synchronized (this) {
                next = alarms.peek();
                if (next == null || next.at() > end) {
                    now = end;
                    return;
                }
                alarms.remove();
                now = next.at();
            }
            next.action().run();
        }
    }

    synchronized int alarms() {
        return alarms.size();
    }
}
