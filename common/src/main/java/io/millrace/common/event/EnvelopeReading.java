package io.millrace.common.event;

/** What a webhook's body turned out to be. */
public sealed interface EnvelopeReading {

    /** An event that belongs into a topic. */
    record Known(CommerceEvent event) implements EnvelopeReading {}

    /** A well-formed envelope of an event key that this pipeline has no use for; Elastic Path adds keys at any time. */
    record Unknown(String type) implements EnvelopeReading {}

    /**
     * Not the documented envelope.
     *
     * @param problem what is wrong and where, without any value of the body
     */
    record Malformed(String problem) implements EnvelopeReading {}
}
