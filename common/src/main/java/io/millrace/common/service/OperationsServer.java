package io.millrace.common.service;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import java.util.Map;

/**
 * What an operator's tools ask a service: {@code /health/live} (the process works), {@code /health/ready} (it can do
 * its work; 503 and the reasons when not) and {@code /metrics} (Prometheus text format).
 */
public final class OperationsServer implements AutoCloseable {
    private final WebServer server;
    private final String host;

    /**
     * Listens at once.
     *
     * @throws CannotStart when the port is taken
     */
    public OperationsServer(String service, OperationsConfig config, Readiness readiness,
            PrometheusMeterRegistry metrics) throws CannotStart {
        host = config.host();
        server = Ports.listening(config.port(), () -> WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                .routing(routing -> routing
                        .get("/health/live",
                                (request, response) -> json(response, Status.OK_200, Map.of("status", "UP")))
                        .get("/health/ready", (request, response) -> ready(response, service, readiness))
                        .get("/metrics", (request, response) -> response
                                .header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                                .send(metrics.scrape())))
                .build()
                .start());
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The base address, for a person on this machine to look at. */
    public String address() {
        return "http://" + ("0.0.0.0".equals(host) ? "localhost" : host) + ":" + port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void ready(ServerResponse response, String service, Readiness readiness) {
        var troubles = readiness.troubles();
        json(response, troubles.isEmpty() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
                Map.of("service", service, "status", troubles.isEmpty() ? "UP" : "DOWN", "troubles", troubles));
    }

    private static void json(ServerResponse response, Status status, Object body) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json").send(Json.write(body));
    }
}
