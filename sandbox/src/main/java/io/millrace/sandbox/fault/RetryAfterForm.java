package io.millrace.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two forms of {@code Retry-After} (RFC 9110, 10.2.3). */
public enum RetryAfterForm {
    /** A number of seconds. */
    @JsonProperty("seconds")
    SECONDS,
    /** A date in GMT. */
    @JsonProperty("date")
    DATE
}
