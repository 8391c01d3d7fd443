package io.millrace.lab.bench;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Answers every {@code createCustomer} after a fixed time, as a Fluent that costs next to nothing, and remembers what
 * it took. Safe for any thread.
 */
final class SlowTarget implements AutoCloseable {
    private static final String TOKEN = """
            {"access_token": "token", "token_type": "bearer", "expires_in": 86400}""";
    private static final String TAKEN = """
            {"data": {"createCustomer": {"id": "1", "ref": "1"}}}""";
    private static final String FAILED = """
            {"data": {"createCustomer": null}, "errors": [{"message": "failed", "path": ["createCustomer"], \
            "extensions": {"code": "S0002E"}}]}""";

    private final Duration latency;
    private final WebServer server;
    private final LongAdder taken = new LongAdder();
    private final Map<String, List<String>> effects = new ConcurrentHashMap<>();
    private volatile Predicate<String> failing = _ -> false;
    private volatile boolean out;

    SlowTarget(Duration latency) {
        this.latency = latency;
        server = WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false)
                .shutdownGracePeriod(Duration.ZERO)
                .routing(routing -> routing
                        .post("/oauth/token", (_, response) -> send(response, TOKEN))
                        .post("/graphql", this::answer))
                .build().start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** How many mutations were taken. */
    long count() {
        return taken.sum();
    }

    /** The versions taken for each customer, in their order. */
    Map<String, List<String>> effects() {
        return effects;
    }

    /** From now on, customers of these names are not taken, for a reason that may pass. */
    void fail(Predicate<String> usernames) {
        failing = usernames;
    }

    /** From now on, everything is answered with 503, or no longer. */
    void outage(boolean begins) {
        out = begins;
    }

    /** Forgets what it took. */
    void forget() {
        effects.clear();
        taken.reset();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        var input = Json.read(request.content().as(byte[].class)).at("/variables/input");
        LockSupport.parkNanos(latency.toNanos());
        if (out) {
            response.status(503).send();
            return;
        }
        var username = input.path("username").asString();
        if (failing.test(username)) {
            send(response, FAILED);
            return;
        }
        effects.computeIfAbsent(username, _ -> new ArrayList<>(1)).add(input.path("firstName").asString());
        taken.increment();
        send(response, TAKEN);
    }

    private static void send(ServerResponse response, String json) {
        response.header("Content-Type", "application/json").send(json);
    }
}
