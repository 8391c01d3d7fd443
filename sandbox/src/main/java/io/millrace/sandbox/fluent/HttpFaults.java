package io.millrace.sandbox.fluent;

import java.time.Duration;
import java.util.Optional;

/**
 * Switches for what a client sees of HTTP. They are in effect at once and for any thread; those for "the next" requests
 * add up, and count requests to {@code /graphql} only.
 */
public final class HttpFaults {
    private final Upcoming<Answer> next = new Upcoming<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile boolean outage;

    /** An answer in place of the real one. */
    record Answer(int status, Optional<Duration> retryAfter) {}

    HttpFaults() {}

    /** Answers the next requests with a status such as 500, 502 or 503, before anything is executed. */
    public void failNext(int requests, int status) {
        next.add(requests, new Answer(status, Optional.empty()));
    }

    /** Answers the next requests with 429. */
    public void throttleNext(int requests) {
        next.add(requests, new Answer(429, Optional.empty()));
    }

    /** Answers the next requests with 429 and {@code Retry-After}, in whole seconds. */
    public void throttleNext(int requests, Duration retryAfter) {
        next.add(requests, new Answer(429, Optional.of(retryAfter)));
    }

    /** Holds back every request, also to log in, for this long before it is looked at. */
    public void latency(Duration each) {
        latency = each;
    }

    /** From now on every request, also to log in, is answered with 503. */
    public void startOutage() {
        outage = true;
    }

    /** Ends {@link #startOutage()}. */
    public void endOutage() {
        outage = false;
    }

    Duration latency() {
        return latency;
    }

    boolean isOut() {
        return outage;
    }

    Optional<Answer> takeNext() {
        return next.take();
    }

    void clear() {
        next.clear();
        latency = Duration.ZERO;
        outage = false;
    }
}
