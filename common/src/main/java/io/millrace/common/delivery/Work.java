package io.millrace.common.delivery;

/** Carries out what records ask for. Safe for any thread. */
@FunctionalInterface
public interface Work {

    /**
     * Makes one attempt for one record, and blocks as long as that takes. What is the target's trouble is waited out
     * here, on behalf of {@code tenure}; it is not a failure of the record.
     *
     * @throws Abandoned when the tenure is over before it is clear what came of it
     */
    Verdict attempt(Attempt attempt, Tenure tenure) throws Abandoned;
}
