package io.millrace.common.start;

/**
 * A service cannot start for a reason that a person can mend, and nothing is broken in the code. The message is all
 * that is shown: it says what is wrong, where, and what to do.
 */
public class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the sentence to show. */
    public CannotStart(String message) {
        super(message);
    }

    /** With the sentence to show and what led to it. */
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
