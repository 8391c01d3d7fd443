package io.millrace.sandbox.elasticpath;

import io.millrace.sandbox.fault.Dice;
import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Latency;
import java.time.Duration;

/** Switches for what goes wrong out there. Each is in effect at once, for what begins after it. Safe for any thread. */
public final class Faults {
    private static final long SEED = 1;

    private final Dice dice = new Dice(SEED);
    private final Draw<Fault.OfRequest> requests = new Draw<>(dice);
    private final Draw<Fault.OfRequest> captures = new Draw<>(dice);
    private final Draw<Fault.OfAnswer> commits = new Draw<>(dice);
    private volatile int webhookCopies = 1;
    private volatile int paymentParts = 1;
    private volatile SecondCapture secondCapture = SecondCapture.BAD_REQUEST;
    private volatile Latency latency = Latency.NONE;
    private volatile Latency captureLatency = Latency.NONE;
    private volatile int requestsPerSecond = Integer.MAX_VALUE;
    private volatile boolean down;

    Faults() {}

    /** What becomes of calls of the API in place of any work; log-in is not among them. */
    public Draw<Fault.OfRequest> requests() {
        return requests;
    }

    /** What becomes of a request to capture in place of any work: nothing is captured. */
    public Draw<Fault.OfRequest> captures() {
        return captures;
    }

    /** What becomes of the answer to a capture, when the money has been taken. */
    public Draw<Fault.OfAnswer> commits() {
        return commits;
    }

    /** Closes the connection without an answer after the next captures. */
    public void resetAfterCapture(int times) {
        commits.next(times, new Fault.Reset());
    }

    /** Never answers the next captures, which happen; the client has to give up. */
    public void timeOutAfterCapture(int times) {
        commits.next(times, new Fault.TimeOut());
    }

    /** Each webhook is sent so many times, with the same id: 1 is normal, 0 loses it. */
    public void webhookCopies(int copies) {
        webhookCopies = atLeast(0, copies, "a webhook cannot be sent so many times");
    }

    /** Each payment without an amount of its own becomes so many transactions; 1 is normal. */
    public void paymentParts(int parts) {
        paymentParts = atLeast(1, parts, "a payment cannot have so many parts");
    }

    /** What capturing a captured transaction answers. */
    public void secondCapture(SecondCapture answer) {
        secondCapture = answer;
    }

    /** Every answer of the API comes so much later. */
    public void latency(Duration extra) {
        latency(new Latency.Fixed(extra));
    }

    /** Every request is held back before it is looked at. */
    public void latency(Latency each) {
        latency = each;
    }

    /** The gateway takes so long for a capture; a client that does not wait for it does not stop it. */
    public void captureLatency(Latency each) {
        captureLatency = each;
    }

    /** Calls over this number in one second are answered 429; a real store has 100, one for development 25. */
    public void requestsPerSecond(int most) {
        requestsPerSecond = atLeast(0, most, "a rate cannot be so low");
    }

    /** While true, every call of the API answers 500 and has no effect; webhooks go on. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** Begins chance anew, for whatever happens to a share. */
    public void seed(long seed) {
        dice.seed(seed);
    }

    /** Ends every fault; a request that is never to be answered stays so. */
    public void clear() {
        requests.clear();
        captures.clear();
        commits.clear();
        webhookCopies = 1;
        paymentParts = 1;
        secondCapture = SecondCapture.BAD_REQUEST;
        latency = Latency.NONE;
        captureLatency = Latency.NONE;
        requestsPerSecond = Integer.MAX_VALUE;
        down = false;
    }

    int webhookCopies() {
        return webhookCopies;
    }

    int paymentParts() {
        return paymentParts;
    }

    SecondCapture secondCapture() {
        return secondCapture;
    }

    Latency latency() {
        return latency;
    }

    Latency captureLatency() {
        return captureLatency;
    }

    /** For one request. */
    Duration drawnLatency() {
        return latency.draw(dice);
    }

    /** For one capture. */
    Duration drawnCaptureLatency() {
        return captureLatency.draw(dice);
    }

    int requestsPerSecond() {
        return requestsPerSecond;
    }

    boolean isDown() {
        return down;
    }

    private static int atLeast(int least, int value, String problem) {
        if (value < least) {
            throw new IllegalArgumentException(problem + ": " + value);
        }
        return value;
    }
}
