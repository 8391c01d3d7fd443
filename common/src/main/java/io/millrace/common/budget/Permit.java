package io.millrace.common.budget;

/**
 * The right to make one request now, until it is closed. Before that its holder says how the request went; who says
 * nothing says {@link #ignored()}. For one thread; closing it again does nothing.
 */
public final class Permit implements AutoCloseable {
    private final Budget budget;
    private final long enteredAt;
    private final int inFlight;
    private Verdict verdict = Verdict.IGNORED;
    private boolean closed;

    /** What a request tells about the load of the target. */
    enum Verdict {
        SUCCEEDED, DROPPED, IGNORED
    }

    Permit(Budget budget, long enteredAt, int inFlight) {
        this.budget = budget;
        this.enteredAt = enteredAt;
        this.inFlight = inFlight;
    }

    /** The target answered, whatever it said: it bears this load. */
    public void succeeded() {
        verdict = Verdict.SUCCEEDED;
    }

    /** The target throttled the request or did not answer in time: it has too much to do. */
    public void dropped() {
        verdict = Verdict.DROPPED;
    }

    /** The request tells nothing about load: it was not sent, or nobody was there to take it. */
    public void ignored() {
        verdict = Verdict.IGNORED;
    }

    /** Gives the place to the next one. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            budget.leave(this);
        }
    }

    long enteredAt() {
        return enteredAt;
    }

    /** How many were in flight when this one began, itself included. */
    int inFlight() {
        return inFlight;
    }

    Verdict verdict() {
        return verdict;
    }
}
