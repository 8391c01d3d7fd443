package io.millrace.common.elasticpath;

import io.millrace.common.event.TraceParent;

/** Elastic Path's API. Safe for any thread. */
@FunctionalInterface
public interface ElasticPathApi {

    /**
     * Makes one call, logged in, within a bounded time. Never throws for what Elastic Path answers or fails to answer.
     *
     * @param hop the trace of this call
     */
    ElasticPathAnswer call(ElasticPathRequest request, TraceParent hop);
}
