package io.millrace.transformer.template;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import io.millrace.transformer.template.TemplateFunctions.Complaint;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Bounds the time and depth of one evaluation after the other. JSONata's own bounds ask the clock twice in each step,
 * which is a quarter of the time that an order takes. For one thread.
 */
final class Bounds {
    /** Longer than any pause of the process: it stops what never ends, and nothing that is only slow. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MAX_DEPTH = 200;
    /** Steps from one look at the clock to the next. */
    private static final int STRIDE = 256;

    private final EntryCallback entry = (_, _, _) -> enter();
    private final ExitCallback exit = (_, _, _, _) -> leave();
    private final LongSupplier nanoTime;
    private int depth;
    private int steps;
    private long started;

    /**
     * Bounds by this clock.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    Bounds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Begins a new evaluation with these bindings. */
    void begin(Frame bindings) {
        depth = 0;
        steps = 0;
        started = nanoTime.getAsLong();
        bindings.setEvaluateEntryCallback(entry);
        bindings.setEvaluateExitCallback(exit);
    }

    private void leave() {
        depth--;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Complaint(
                    "nests deeper than " + MAX_DEPTH + " levels, as a function does that calls itself for ever");
        }
        if (++steps % STRIDE == 0 && nanoTime.getAsLong() - started > MAX_NANOS) {
            throw new Complaint("takes longer than " + TimeUnit.NANOSECONDS.toSeconds(MAX_NANOS) + " s");
        }
    }
}
