package io.millrace.capture;

import io.millrace.common.gate.Trouble;

/** What is to be done next for one order. */
sealed interface NextStep {

    /** What is known now. */
    Known known();

    /** Make this call. */
    record Now(Operation operation, Known known) implements NextStep {}

    /** The target is in trouble, which is not the order's fault: make this call when that is over. */
    record WhenWell(Trouble trouble, Operation operation, Known known) implements NextStep {}

    /**
     * It failed for this order, and one of its attempts is used up: it is tried again after a while.
     *
     * @param operation what could not be done
     * @param because why, should this have been the last attempt
     */
    record Later(Operation operation, Known known, Reason because) implements NextStep {}

    /** Nothing: this is how it ended. */
    record End(Finish finish, Known known) implements NextStep {}
}
