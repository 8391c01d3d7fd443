package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the simulator, as plain as possible. Logs in once, when it is made. */
final class Caller implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;

    Caller(FluentSimulator simulator) throws Exception {
        this(simulator, FluentConfig.local());
    }

    Caller(FluentSimulator simulator, FluentConfig account) throws Exception {
        address = simulator.address();
        token = json(logIn(logInForm(account))).path("access_token").asString();
    }

    static String logInForm(FluentConfig account) {
        return "username=" + account.username() + "&password=" + account.password().reveal() + "&scope=api&client_id="
                + account.clientId() + "&client_secret=" + account.clientSecret().reveal() + "&grant_type=password";
    }

    HttpResponse<String> logIn(String form) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> logInByQuery(String query) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve("/oauth/token?" + query)).POST(BodyPublishers.noBody()));
    }

    /** The whole answer to a sample's document with this input. */
    JsonNode mutate(String mutation, ObjectNode input) throws Exception {
        return ask(Samples.document(mutation), Map.of("input", input));
    }

    /** What the mutation returned, which must have succeeded. */
    JsonNode succeed(String mutation, ObjectNode input) throws Exception {
        var answer = mutate(mutation, input);
        if (answer.has("errors")) {
            throw new AssertionError(mutation + " failed: " + answer);
        }
        return answer.path("data").path(mutation);
    }

    JsonNode ask(String document, Object variables) throws Exception {
        return json(post(body(document, variables)));
    }

    JsonNode ask(String document, Object variables, String operation) throws Exception {
        return json(post(Json.write(Map.of("query", document, "variables", variables, "operationName", operation))));
    }

    HttpResponse<String> post(byte[] body) throws Exception {
        return send(graphQl(body).header("Authorization", "Bearer " + token));
    }

    /** Waits for the whole answer, not only for its head as the client's own deadline does. */
    HttpResponse<String> postAndWaitAtMost(byte[] body, Duration wait) throws Exception {
        var request = graphQl(body).header("Authorization", "Bearer " + token).build();
        return http.sendAsync(request, BodyHandlers.ofString()).get(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** With nothing but a body. */
    HttpRequest.Builder graphQl(byte[] body) {
        return HttpRequest.newBuilder(address.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    String token() {
        return token;
    }

    static byte[] body(String document, Object variables) {
        return Json.write(Map.of("query", document, "variables", variables));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
