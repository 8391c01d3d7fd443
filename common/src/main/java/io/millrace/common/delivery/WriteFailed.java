package io.millrace.common.delivery;

/** Kafka does not take a record: the service cannot go on without losing something. */
public final class WriteFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** That no record can be written to {@code topic}. */
    public WriteFailed(String topic, Throwable cause) {
        super("cannot write to " + topic + ", so nothing more is delivered: restart when Kafka is well again", cause);
    }
}
