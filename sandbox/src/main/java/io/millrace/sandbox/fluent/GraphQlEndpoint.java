package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Spoiler;
import io.millrace.sandbox.http.JsonAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /graphql}: executes the body, and answers 200 whatever GraphQL says to it (fluent reference, 2.2). */
final class GraphQlEndpoint implements Handler {
    /** Fluent reference, 2.3. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private final GraphQlEngine engine;
    private final FluentFaults faults;
    private final Spoiler spoiler;

    GraphQlEndpoint(GraphQlEngine engine, FluentFaults faults, Spoiler spoiler) {
        this.engine = engine;
        this.faults = faults;
        this.spoiler = spoiler;
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
        var fault = fault(call);
        if (fault.isEmpty()) {
            JsonAnswer.send(response, Status.OK_200, result.toSpecification());
        } else {
            spoiler.spoil(response, fault.get(), Json.write(result.toSpecification()));
        }
    }

    private Optional<Fault.OfAnswer> fault(Call call) {
        return Optional.of(faults.mutations().commits())
                .filter(_ -> call.changedSomething())
                .flatMap(Draw::take)
                .or(faults.http().answers()::take);
    }
}
