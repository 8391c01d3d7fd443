package io.millrace.lab.bench;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Answers the calls for customers and orders after a fixed time, as a Fluent that costs next to nothing, and remembers
 * what it took. Its id of an entity is the entity's ref. Safe for any thread.
 */
final class SlowTarget implements AutoCloseable {
    private static final String TOKEN = """
            {"access_token": "token", "token_type": "bearer", "expires_in": 86400}""";
    private static final String FOUND = """
            {"data": {"%1$s": {"id": "%2$s", "ref": "%2$s"}}}""";

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

    /** The versions taken for each entity, in their order. */
    Map<String, List<String>> effects() {
        return effects;
    }

    /** From now on, entities of these refs are not taken, for a reason that may pass. */
    void fail(Predicate<String> refs) {
        failing = refs;
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
        var body = Json.read(request.content().as(byte[].class));
        LockSupport.parkNanos(latency.toNanos());
        if (out) {
            response.status(503).send();
            return;
        }
        var field = field(body.path("query").asString(""));
        var variables = body.path("variables");
        send(response, switch (field) {
            case "order", "customer" -> lookedUp(field, variables.path("ref").asString(""));
            case "createCustomer" -> take(field, variables.at("/input/username"), variables.at("/input/firstName"));
            case "createOrder" -> take(field, variables.at("/input/ref"), version(variables));
            case "updateOrder" -> take(field, variables.at("/input/id"), version(variables));
            default -> throw new IllegalArgumentException("no such field is played: " + field);
        });
    }

    /** The first name in the outer braces. */
    private static String field(String document) {
        var start = document.indexOf('{') + 1;
        return document.substring(start, document.indexOf('(', start)).strip();
    }

    private static JsonNode version(JsonNode variables) {
        return variables.at("/input/attributes/0/value");
    }

    /** Any customer is known. */
    private String lookedUp(String field, String ref) {
        return field.equals("customer") || effects.containsKey(ref)
                ? FOUND.formatted(field, ref)
                : """
                        {"data": {"%s": null}}""".formatted(field);
    }

    private String take(String field, JsonNode name, JsonNode version) {
        var ref = name.asString("");
        if (failing.test(ref)) {
            return """
                    {"data": {"%1$s": null}, "errors": [{"message": "failed", "path": ["%1$s"], \
                    "extensions": {"code": "S0002E"}}]}""".formatted(field);
        }
        if (field.equals("createOrder") && effects.containsKey(ref)) {
            return """
                    {"data": {"%1$s": null}, "errors": [{"message": "exists", "path": ["%1$s"], \
                    "extensions": {"code": "C0121E"}}]}""".formatted(field);
        }
        effects.computeIfAbsent(ref, _ -> Collections.synchronizedList(new ArrayList<>(2)))
                .add(version.asString(""));
        taken.increment();
        return FOUND.formatted(field, ref);
    }

    private static void send(ServerResponse response, String json) {
        response.header("Content-Type", "application/json").send(json);
    }
}
