package io.millrace.sandbox.fluent;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.sandbox.fault.Hold;

/** Holds requests back and turns them away, as the switches say. */
record UnderOutage(HttpFaults faults, Hold hold, Handler next) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        hold.back(faults.drawnLatency());
        if (faults.isOut()) {
            response.status(Status.SERVICE_UNAVAILABLE_503).send();
        } else {
            next.handle(request, response);
        }
    }
}
