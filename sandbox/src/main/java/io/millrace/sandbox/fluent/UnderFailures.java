package io.millrace.sandbox.fluent;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.sandbox.fault.Spoiler;

/** Answers in place of the real endpoint while a switch asks for it. */
record UnderFailures(HttpFaults faults, Spoiler spoiler, Handler next) implements Handler {
    private static final byte[] NO_ANSWER = new byte[0];

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        var fault = faults.requests().take();
        if (fault.isEmpty()) {
            next.handle(request, response);
        } else {
            spoiler.spoil(response, fault.get(), NO_ANSWER);
        }
    }
}
