package io.millrace.sink;

import io.millrace.sink.NextStep.End;

/** Where endings go. Safe for any thread. */
interface Outbox {

    /**
     * Writes the ending of a record, and before that its dead letter if it was given up. Returns when all brokers that
     * have to have it do.
     *
     * @throws WriteFailed when that cannot be had; the record is not finished then
     */
    void write(Arrival arrival, End end) throws WriteFailed;

    /** Kafka does not take a record: the service cannot go on without losing something. */
    final class WriteFailed extends Exception {
        private static final long serialVersionUID = 1L;

        WriteFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
