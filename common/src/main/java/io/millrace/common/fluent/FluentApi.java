package io.millrace.common.fluent;

import io.millrace.common.event.TraceParent;

/** Fluent's GraphQL endpoint. Safe for any thread. */
@FunctionalInterface
public interface FluentApi {

    /**
     * Makes one call, logged in, within a bounded time. Never throws for what Fluent answers or fails to answer.
     *
     * @param hop the trace of this call
     */
    FluentAnswer call(FluentRequest request, TraceParent hop);
}
