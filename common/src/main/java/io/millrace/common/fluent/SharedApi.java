package io.millrace.common.fluent;

import io.millrace.common.event.TraceParent;

/** Fluent's GraphQL endpoint, for several requests in one document. Safe for any thread. */
@FunctionalInterface
public interface SharedApi {

    /** As {@link FluentApi#call}: logged in, within a bounded time, and without throwing. */
    SharedAnswer call(SharedCall call, TraceParent hop);
}
