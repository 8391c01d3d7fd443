package io.millrace.common.delivery;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.common.errors.RetriableException;

/** Kafka does not take a record: what it tells of cannot count as done. */
public final class WriteFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** That no record can be written to {@code topic}. */
    public WriteFailed(String topic, Throwable cause) {
        super("cannot write to " + topic + ", so nothing more is delivered: mend what the cause says, and restart",
                cause);
    }

    /** Whether the same may succeed later. */
    boolean isPassing() {
        return ExceptionUtils.indexOfType(this, RetriableException.class) >= 0;
    }
}
