package io.millrace.common.delivery;

/** The right to act for something that may end, such as the {@link Tenure} of a column. Safe for any thread. */
public interface Mandate {

    /** Something that takes a while and ends early when interrupted. */
    @FunctionalInterface
    interface Wait<T> {
        /** Waits. */
        T end() throws InterruptedException;
    }

    /**
     * To be called before each effect outside.
     *
     * @throws Abandoned once the mandate is over
     */
    void check() throws Abandoned;

    /**
     * Waits, at most until the mandate is over.
     *
     * @throws Abandoned when it is
     */
    <T> T await(Wait<T> wait) throws Abandoned;
}
