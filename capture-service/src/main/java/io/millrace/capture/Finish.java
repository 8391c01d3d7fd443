package io.millrace.capture;

import java.util.Optional;

/** How the capture of one order ends. */
sealed interface Finish {

    /** Captures of this request did it. */
    record Captured() implements Finish {}

    /** All was captured or purchased before. */
    record AlreadyCaptured() implements Finish {}

    /**
     * A person has to look.
     *
     * @param code what Elastic Path, the payment gateway or Fluent calls the reason
     * @param message for that person, without any value of the order
     */
    record GivenUp(Failure failure, Optional<String> code, String message) implements Finish {

        /** Without a code. */
        GivenUp(Failure failure, String message) {
            this(failure, Optional.empty(), message);
        }
    }
}
