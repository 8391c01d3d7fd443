package io.millrace.reader;

/** Something could not be read, for a reason that is not an outage: trying again later may help. */
final class NotRead extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence that holds no value of the data. */
    NotRead(String message) {
        super(message);
    }

    /** With a sentence that holds no value of the data, and what led to it. */
    NotRead(String message, Throwable cause) {
        super(message, cause);
    }
}
