package io.millrace.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of the simulator is away. */
public enum Outage {
    /** Nothing. */
    @JsonProperty("none")
    NONE,
    /** Every request, also to log in, is answered with an error. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** Open connections are closed, and new ones refused. */
    @JsonProperty("refused")
    REFUSED
}
