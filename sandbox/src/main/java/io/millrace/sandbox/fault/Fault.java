package io.millrace.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Optional;

/** One thing that goes wrong with HTTP. Which faults there can be at a point, the type says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
        @JsonSubTypes.Type(value = Fault.Throttled.class, name = "throttled"),
        @JsonSubTypes.Type(value = Fault.Page.class, name = "page"),
        @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
        @JsonSubTypes.Type(value = Fault.TimeOut.class, name = "time-out"),
        @JsonSubTypes.Type(value = Fault.Drip.class, name = "drip"),
        @JsonSubTypes.Type(value = Fault.CutOff.class, name = "cut-off"),
        @JsonSubTypes.Type(value = Fault.Truncated.class, name = "truncated"),
        @JsonSubTypes.Type(value = Fault.Garbled.class, name = "garbled")})
public sealed interface Fault {

    /** What can become of an answer, when the work has been done. */
    sealed interface OfAnswer extends Fault {}

    /** What can become of a request in place of any work; it can become of an answer, too. */
    sealed interface OfRequest extends OfAnswer {}

    /** A status without a body. */
    record Status(int status) implements OfRequest {

        /** An error. */
        public Status {
            checkError(status);
        }
    }

    /**
     * Status 429.
     *
     * @param retryAfter what {@code Retry-After} says; without it there is no such header
     */
    record Throttled(Optional<Duration> retryAfter, RetryAfterForm form) implements OfRequest {

        /** In seconds, unless said otherwise. */
        @SuppressWarnings("NullAway") // JSON may leave out the form
        public Throttled {
            form = form == null ? RetryAfterForm.SECONDS : form;
        }
    }

    /** An HTML page with a status, as a proxy in between sends it. */
    record Page(int status) implements OfRequest {}

    /** The connection ends without an answer. */
    record Reset() implements OfRequest {}

    /** There is no answer, and the connection stays open; the client has to give up. */
    record TimeOut() implements OfRequest {}

    /** The right answer, a few bytes at a time. */
    record Drip(int bytes, Duration pause) implements OfAnswer {

        /** At least a byte. */
        public Drip {
            if (bytes < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("a drip needs a byte at least, and a pause that is not negative");
            }
        }
    }

    /** The connection ends in the middle of the body. */
    record CutOff() implements OfAnswer {}

    /** The first half of the JSON, as an answer that is complete for HTTP. */
    record Truncated() implements OfAnswer {}

    /** An answer that says it is JSON, and is not. */
    record Garbled() implements OfAnswer {}

    private static void checkError(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("the status of an error is from 400 to 599: " + status);
        }
    }
}
