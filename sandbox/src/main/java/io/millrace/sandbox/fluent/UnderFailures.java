package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers in place of the real endpoint while a switch asks for it. */
record UnderFailures(HttpFaults faults, Handler next) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        var failure = faults.takeNext();
        if (failure.isEmpty()) {
            next.handle(request, response);
        } else {
            failure.get().retryAfter().ifPresent(
                    wait -> response.header(HeaderNames.RETRY_AFTER, Long.toString(wait.toSeconds())));
            response.status(failure.get().status()).send();
        }
    }
}
