package io.millrace.common.delivery;

import io.millrace.common.deadletter.Story;

/** What came of an attempt. */
public sealed interface Verdict {

    /**
     * The record itself failed, and may succeed later: it goes to the next tier. Not for the last attempt.
     *
     * @param story what has been tried, this attempt included
     */
    record Retry(Story story) implements Verdict {}

    /**
     * It is decided how the record ends.
     *
     * @param isDead whether a person has to look, so that its key may be held
     * @param closing writes it down
     */
    record Ended(boolean isDead, Closing closing) implements Verdict {}

    /** Writes how a record ended. */
    @FunctionalInterface
    interface Closing {

        /**
         * Writes the dead letter, should there be one, and then the ending, to the record's own partition, and returns
         * the ending's offset when all brokers that have to have it do.
         *
         * @throws WriteFailed when that cannot be had; the record is not finished then
         */
        long write() throws WriteFailed;
    }
}
