package io.millrace.common.budget;

import com.netflix.concurrency.limits.Limit;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A target and one sender that always has as many requests in flight as a limit allows, in simulated time. It serves
 * {@code places} at one time and throttles what is over that, at once; most requests are quick and one in five is slow,
 * as with look-ups and orders. While it is away every request ends as a time-out.
 */
final class SimulatedTarget {
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long THROTTLED = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long TIME_OUT = TimeUnit.SECONDS.toNanos(2);

    private final PriorityQueue<Request> inFlight = new PriorityQueue<>(Comparator.comparingLong(Request::end));
    private final Random random = new Random(1);
    private final Limit limit;
    private final int places;
    private long now;
    private int served;
    private boolean away;
    private int answered;
    private int throttled;

    private record Request(long start, long end, int inFlight, boolean dropped) {}

    SimulatedTarget(Limit limit, int places) {
        this.limit = limit;
        this.places = places;
    }

    /** What happened in some seconds. */
    record Period(double answeredPerSecond, double throttledShare) {}

    Period run(double seconds) {
        answered = 0;
        throttled = 0;
        var end = now + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        send();
        while (!inFlight.isEmpty() && inFlight.element().end() <= end) {
            var request = inFlight.remove();
            now = request.end();
            finish(request);
            send();
        }
        now = end;
        return new Period(answered / seconds, (double) throttled / Math.max(1, throttled + answered));
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** What it can answer in a second. */
    double capacity() {
        return places * (double) TimeUnit.SECONDS.toNanos(1) / (0.8 * QUICK + 0.2 * SLOW);
    }

    private void send() {
        while (inFlight.size() < limit.getLimit()) {
            inFlight.add(request());
        }
    }

    private Request request() {
        var position = inFlight.size() + 1;
        if (away) {
            return new Request(now, now + TIME_OUT, position, true);
        }
        if (served >= places) {
            return new Request(now, now + THROTTLED, position, true);
        }
        served++;
        return new Request(now, now + (random.nextInt(5) == 0 ? SLOW : QUICK), position, false);
    }

    private void finish(Request request) {
        if (request.dropped()) {
            throttled++;
        } else {
            answered++;
            served--;
        }
        limit.onSample(request.start(), request.end() - request.start(), request.inFlight(), request.dropped());
    }
}
