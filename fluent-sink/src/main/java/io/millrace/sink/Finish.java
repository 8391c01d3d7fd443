package io.millrace.sink;

import java.util.Optional;

/** How the delivery of one record ends. */
sealed interface Finish {

    /** A mutation of this delivery did it. */
    record Delivered(Optional<String> fluentId) implements Finish {}

    /** An earlier attempt did it; Fluent has it once. */
    record AlreadyThere(Optional<String> fluentId) implements Finish {}

    /**
     * A person has to look.
     *
     * @param code what Fluent calls the reason
     * @param message for that person, without any value of the event
     */
    record GivenUp(Failure failure, Optional<String> code, String message) implements Finish {}
}
