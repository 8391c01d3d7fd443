package io.millrace.sink;

import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.gate.Trouble;

/** What is to be done next for one command. */
sealed interface NextStep {

    /** What is known now. */
    Known known();

    /** Make this call. */
    record Now(Operation operation, Known known) implements NextStep {}

    /** Fluent is in trouble, which is not the command's fault: make this call when that is over. */
    record WhenWell(Trouble trouble, Operation operation, Known known) implements NextStep {}

    /**
     * The command itself failed, and one of its attempts is used up: it is tried again after a while.
     *
     * @param operation what would be called next
     * @param because what Fluent said, should this have been the last attempt
     */
    record Later(Operation operation, Known known, Refused because) implements NextStep {}

    /** Nothing: this is how it ended. */
    record End(Finish finish, Known known) implements NextStep {}
}
