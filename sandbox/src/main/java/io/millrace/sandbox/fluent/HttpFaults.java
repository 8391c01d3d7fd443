package io.millrace.sandbox.fluent;

import io.millrace.sandbox.fault.Dice;
import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Latency;
import io.millrace.sandbox.fault.RetryAfterForm;
import java.time.Duration;
import java.util.Optional;

/**
 * Switches for what a client sees of HTTP. They are in effect at once and for any thread; {@link #requests} and
 * {@link #answers} count requests to {@code /graphql} only.
 */
public final class HttpFaults {
    private final Draw<Fault.OfRequest> requests;
    private final Draw<Fault.OfAnswer> answers;
    private final Dice dice;
    private volatile Latency latency = Latency.NONE;
    private volatile boolean outage;

    HttpFaults(Dice dice) {
        this.dice = dice;
        requests = new Draw<>(dice);
        answers = new Draw<>(dice);
    }

    /** What becomes of requests in place of any work. */
    public Draw<Fault.OfRequest> requests() {
        return requests;
    }

    /** What becomes of the answers to queries and mutations, when the work has been done. */
    public Draw<Fault.OfAnswer> answers() {
        return answers;
    }

    /** Answers the next requests with a status such as 500, 502 or 503, before anything is executed. */
    public void failNext(int times, int status) {
        requests.next(times, new Fault.Status(status));
    }

    /** Answers the next requests with 429. */
    public void throttleNext(int times) {
        requests.next(times, new Fault.Throttled(Optional.empty(), RetryAfterForm.SECONDS));
    }

    /** Answers the next requests with 429 and {@code Retry-After}, in whole seconds. */
    public void throttleNext(int times, Duration retryAfter) {
        requests.next(times, new Fault.Throttled(Optional.of(retryAfter), RetryAfterForm.SECONDS));
    }

    /** Holds back every request, also to log in, for this long before it is looked at. */
    public void latency(Duration each) {
        latency(new Latency.Fixed(each));
    }

    /** Holds back every request, also to log in, before it is looked at. */
    public void latency(Latency each) {
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

    Latency latency() {
        return latency;
    }

    /** For one request. */
    Duration drawnLatency() {
        return latency.draw(dice);
    }

    boolean isOut() {
        return outage;
    }

    void clear() {
        requests.clear();
        answers.clear();
        latency = Latency.NONE;
        outage = false;
    }
}
