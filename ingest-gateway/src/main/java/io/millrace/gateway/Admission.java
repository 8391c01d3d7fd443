package io.millrace.gateway;

/** What the gateway decided about one event. */
sealed interface Admission {

    /** The brokers have it. */
    record Stored(String eventId) implements Admission {}

    /** An event key that this pipeline has no use for; not stored. */
    record Ignored() implements Admission {}

    /**
     * Not the documented envelope.
     *
     * @param problem what is wrong, without any value of the body
     */
    record Malformed(String problem) implements Admission {}

    /** The brokers refuse a record of this size. */
    record TooLarge() implements Admission {}

    /** It is not known to be stored. The same event may be sent again: repeats are recognised further on. */
    record Unavailable() implements Admission {}
}
