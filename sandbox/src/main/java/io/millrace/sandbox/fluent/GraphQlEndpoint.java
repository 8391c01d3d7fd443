package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.event.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code POST /graphql}: executes the body, and answers 200 whatever GraphQL says to it (fluent reference, 2.2). */
final class GraphQlEndpoint implements Handler {
    private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofMinutes(10);

    /** Fluent reference, 2.3. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private final GraphQlEngine engine;
    private final MutationFaults faults;
    private final Hold hold;

    GraphQlEndpoint(GraphQlEngine engine, MutationFaults faults, Hold hold) {
        this.engine = engine;
        this.faults = faults;
        this.hold = hold;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var body = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        if (body.length > MOST_BYTES) {
            JsonAnswer.send(response, Status.REQUEST_ENTITY_TOO_LARGE_413,
                    Map.of("errors", List.of(Map.of("message", "The body is larger than 2 MB"))));
            return;
        }
        var asked = GraphQlRequest.read(body);
        if (asked.isEmpty()) {
            JsonAnswer.send(response, Status.BAD_REQUEST_400,
                    Map.of("errors", List.of(Map.of("message", "The body is not a GraphQL request"))));
            return;
        }
        var call = new Call(request.headers().first(HeaderNames.create(TraceParent.HEADER)));
        var result = engine.execute(asked.get(), call);
        if (call.changedSomething()) {
            faults.takeSilence().ifPresent(this::keepSilent);
        }
        JsonAnswer.send(response, Status.OK_200, result.toSpecification());
    }

    private void keepSilent(MutationFaults.Silence silence) {
        switch (silence) {
            case RESET -> {}
            case TIME_OUT -> hold.back(LONGER_THAN_ANY_CLIENT_WAITS);
        }
        throw new CloseConnectionException("a switch of the sandbox wants no answer");
    }
}
