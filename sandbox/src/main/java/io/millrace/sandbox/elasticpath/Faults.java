package io.millrace.sandbox.elasticpath;

import java.time.Duration;

/** Switches for what goes wrong out there. Each is in effect at once, for what begins after it. Safe for any thread. */
public final class Faults {
    private volatile int webhookCopies = 1;
    private volatile SecondCapture secondCapture = SecondCapture.BAD_REQUEST;
    private volatile Duration latency = Duration.ZERO;
    private volatile int requestsPerSecond = Integer.MAX_VALUE;
    private volatile boolean down;

    Faults() {}

    /** Each webhook is sent so many times, with the same id: 1 is normal, 0 loses it. */
    public void webhookCopies(int copies) {
        if (copies < 0) {
            throw new IllegalArgumentException("a webhook cannot be sent " + copies + " times");
        }
        webhookCopies = copies;
    }

    /** What capturing a captured transaction answers. */
    public void secondCapture(SecondCapture answer) {
        secondCapture = answer;
    }

    /** Every answer of the API comes so much later. */
    public void latency(Duration extra) {
        latency = extra;
    }

    /** Calls over this number in one second are answered 429; a real store has 100, one for development 25. */
    public void requestsPerSecond(int most) {
        requestsPerSecond = most;
    }

    /** While true, every call of the API answers 500 and has no effect; webhooks go on. */
    public void down(boolean isDown) {
        down = isDown;
    }

    int webhookCopies() {
        return webhookCopies;
    }

    SecondCapture secondCapture() {
        return secondCapture;
    }

    Duration latency() {
        return latency;
    }

    int requestsPerSecond() {
        return requestsPerSecond;
    }

    boolean isDown() {
        return down;
    }
}
