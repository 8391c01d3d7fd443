package io.millrace.sandbox.elasticpath;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Takes webhooks and answers 200, unless told to refuse the next ones. */
final class WebhookReceiver implements AutoCloseable {
    private final List<Webhook> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final WebServer server = WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .routing(routing -> routing.post("/hook", this::receive))
            .build()
            .start();

    record Webhook(Map<String, String> headers, JsonNode body) {

        String trigger() {
            return body.path("triggered_by").asString("");
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.port() + "/hook";
    }

    void refuseNext(int status) {
        refusals.add(status);
    }

    List<Webhook> received() {
        return received;
    }

    /** Registers itself for events, of which there may be five. */
    Answer observe(Shopper shopper, String... events) {
        return shopper.post("/v2/integrations", """
                {"type": "integration", "name": "Fluent connector", "description": "Orders", "enabled": true,
                 "integration_type": "webhook", "observes": %s,
                 "configuration": {"url": "%s", "secret_key": "webhook-secret"}}"""
                .formatted(Json.mapper().writeValueAsString(events), address()));
    }

    @Override
    public void close() {
        server.stop();
    }

    private void receive(ServerRequest request, ServerResponse response) {
        received.add(new Webhook(Map.of(
                "secret", request.headers().first(HeaderNames.create("X-MOLTIN-SECRET-KEY")).orElse(""),
                "trigger", request.headers().first(HeaderNames.create("X-MOLTIN-INTEGRATION-TRIGGER")).orElse("")),
                Json.read(request.content().as(byte[].class))));
        var refusal = refusals.poll();
        response.status(refusal == null ? Status.OK_200 : Status.create(refusal)).send("seen");
    }
}
