package io.millrace.common.http;

/** Makes HTTP requests. Safe for any thread. */
@FunctionalInterface
public interface HttpCaller {

    /**
     * Makes one request, once, and waits for its answer within a bounded time. Never throws for what the other side
     * does or fails to do. An interrupt ends the wait with {@link HttpAnswer.NoAnswer} and stays set.
     */
    HttpAnswer call(HttpCall call);
}
