package io.millrace.sandbox.fluent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of the simulator is away. */
enum Outage {
    /** Nothing. */
    @JsonProperty("none")
    NONE,
    /** Every request, also to log in, is answered with 503. */
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /** Open connections are closed, and new ones refused. */
    @JsonProperty("refused")
    REFUSED
}
