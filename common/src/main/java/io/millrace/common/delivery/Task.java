package io.millrace.common.delivery;

/** What a column wants to have done; each by anybody, in any order. */
sealed interface Task {

    /** The record it is about. */
    Pending pending();

    /** Deliver it; then tell {@link Column#fail}, or {@link Column#hold} and {@link Column#ended}. */
    record Deliver(Pending pending) implements Task {}

    /**
     * Append it to a tier, then tell {@link Column#moved}.
     *
     * @param ticket what it carries there
     * @param tier where to
     * @param reservation of the tier's line
     * @param purpose what becomes of it then
     */
    record Move(Pending pending, Ticket ticket, int tier, long reservation, Purpose purpose) implements Task {}

    /** Why something is appended to a tier. */
    enum Purpose {
        /** The record itself goes on there. */
        STEP,
        /** A mark is left there for the record's dead letter. */
        MARK,
        /** The record ends the hold of its key. */
        RELIEVE
    }
}
