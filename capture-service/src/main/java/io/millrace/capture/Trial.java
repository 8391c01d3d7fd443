package io.millrace.capture;

/** What came of asking for the capture of a transaction that is still only authorised. */
sealed interface Trial {

    /** The gateway may do it later. */
    record Refused(Reason reason) implements Trial {}

    /** The authorisation has run out. */
    record Expired(Reason reason) implements Trial {}

    /** Something failed, so many times, though Elastic Path answers other calls. */
    record Failed(int times, Reason reason) implements Trial {}

    /** No answer came; it may still be under way. */
    record Unanswered(Reason reason) implements Trial {}
}
