package io.millrace.sandbox.fluent;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Counts requests, whatever becomes of them. */
record Counted(Traffic traffic, Handler next) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        traffic.requested();
        next.handle(request, response);
    }
}
