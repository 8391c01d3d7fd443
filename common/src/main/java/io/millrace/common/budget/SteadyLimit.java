package io.millrace.common.budget;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A limit that learns as TCP does: one step up a round trip, a tenth down when something was dropped. The library's
 * AIMD does the arithmetic; alone it takes a step down for each request of a burst that is dropped together, and a step
 * up for each that succeeds. So of drops only the first of a round trip counts, and of successes one in as many as the
 * limit, or every one while it is below what the last trouble began at: after an outage it doubles each round trip. Not
 * safe for threads.
 */
final class SteadyLimit implements Limit {
    private static final int START = 16;

    private final AIMDLimit steps;
    private int calmFrom;
    private int successes;
    private boolean losing;
    private boolean hasReduced;
    private long reducedAt;

    /** Starts low and grows fast until something is dropped. */
    SteadyLimit(int most) {
        this(Math.min(START, most), most, most);
    }

    private SteadyLimit(int start, int calmFrom, int most) {
        this.calmFrom = calmFrom;
        steps = AIMDLimit.newBuilder()
                .initialLimit(start)
                .minLimit(1)
                .maxLimit(most)
                // A caller's own deadline says what is too late.
                .timeout(1, TimeUnit.DAYS)
                .build();
    }

    /** What was learned, for another part of the same target. */
    SteadyLimit scaled(double factor, int most) {
        return new SteadyLimit(scaled(getLimit(), factor, most), scaled(calmFrom, factor, most), most);
    }

    @Override
    public int getLimit() {
        return steps.getLimit();
    }

    @Override
    public void notifyOnChange(Consumer<Integer> listener) {
        steps.notifyOnChange(listener);
    }

    @Override
    public void onSample(long start, long roundTrip, int inFlight, boolean dropped) {
        if (dropped) {
            lose(start, roundTrip, inFlight);
        } else {
            losing = false;
            successes++;
            if (getLimit() < calmFrom || successes >= getLimit()) {
                successes = 0;
                steps.onSample(start, roundTrip, inFlight, false);
            }
        }
    }

    /** What had begun before the last step down knew nothing of it. */
    private void lose(long start, long roundTrip, int inFlight) {
        if (hasReduced && start - reducedAt < 0) {
            return;
        }
        steps.onSample(start, roundTrip, inFlight, true);
        hasReduced = true;
        reducedAt = start + roundTrip;
        successes = 0;
        if (!losing) {
            losing = true;
            calmFrom = getLimit();
        }
    }

    private static int scaled(int limit, double factor, int most) {
        return Math.clamp(Math.round(limit * factor), 1, most);
    }
}
