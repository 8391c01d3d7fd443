package io.millrace.capture;

import io.millrace.capture.NextStep.End;
import io.millrace.common.delivery.WriteFailed;

/** Where endings go. Safe for any thread. */
interface Outbox {

    /**
     * Writes the ending of a record, and before that its dead letter if it was given up. Returns the ending's offset
     * when all brokers that have to have it do.
     *
     * @throws WriteFailed when that cannot be had; the record is not finished then
     */
    long write(Arrival arrival, End end) throws WriteFailed;
}
