package io.millrace.common.fluent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.common.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Fluent that says what it is told to, over HTTP. */
final class FakeFluent implements AutoCloseable {
    static final String OK = "{\"data\":{\"order\":{\"id\":\"7\"}}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> logInStatuses = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Request> logIns = new CopyOnWriteArrayList<>();

    /** What arrived. */
    record Request(String authorization, String account, String trace, String body) {}

    FakeFluent() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", exchange -> {
            var request = request(exchange);
            requests.add(request);
            answer(exchange, revoked.contains(request.authorization())
                    ? 401
                    : Optional.ofNullable(statuses.poll()).orElse(200), Optional.ofNullable(bodies.poll()).orElse(OK));
        });
        server.createContext("/oauth/token", exchange -> {
            logIns.add(request(exchange));
            answer(exchange, Optional.ofNullable(logInStatuses.poll()).orElse(200),
                    "{\"access_token\":\"t" + logIns.size() + "\",\"expires_in\":3600}");
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Status codes of the next calls; 0 closes the connection. Afterwards all is well. */
    FakeFluent answers(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    FakeFluent answersLogIns(Integer... next) {
        logInStatuses.addAll(List.of(next));
        return this;
    }

    /** What the next calls are answered. */
    void says(String... next) {
        bodies.addAll(List.of(next));
    }

    /** Calls with this token are answered 401. */
    void revokes(String token) {
        revoked.add("Bearer " + token);
    }

    FluentConfig config() {
        return new FluentConfig(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "user & co",
                new Secret("pass=word"), "client", new Secret("secret"), Optional.of("ACME"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        return new Request(String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("fluent.account")),
                String.valueOf(headers.getFirst("traceparent")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            if (status == 0) {
                throw new IOException("as told");
            }
            var bytes = (status == 200 ? body : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
