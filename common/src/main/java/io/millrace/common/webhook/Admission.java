package io.millrace.common.webhook;

/** What was decided about one webhook. */
public sealed interface Admission {

    /** The brokers have it. */
    record Stored(String eventId) implements Admission {}

    /** One that this pipeline has no use for; not stored. */
    record Ignored() implements Admission {}

    /** Nothing shows that it comes from whom it should; not stored, and the sender is not told more. */
    record Unauthorised() implements Admission {}

    /**
     * Not what is documented.
     *
     * @param problem what is wrong, without any value of the body
     */
    record Malformed(String problem) implements Admission {}

    /** The brokers refuse a record of this size. */
    record TooLarge() implements Admission {}

    /** It is not known to be stored. The same webhook may be sent again: repeats are recognised further on. */
    record Unavailable() implements Admission {}
}
