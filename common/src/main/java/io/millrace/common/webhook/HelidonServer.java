package io.millrace.common.webhook;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.net.StandardSocketOptions;
import java.time.Duration;

/**
 * Helidon's server. It speaks HTTP/1.1 and decides nothing: what it refuses itself, because it is not even HTTP or is
 * announced as too large, is answered in the same form as what the {@link WebhookDoor} refuses, and counted with it.
 */
public final class HelidonServer implements WebhookServer {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private final WebServer server;
    private final WebhookDoor door;

    /**
     * Listens at once.
     *
     * @throws CannotStart when the port cannot be listened on
     */
    public HelidonServer(WebhookConfig config, WebhookDoor door) throws CannotStart {
        this.door = door;
        server = Ports.listening(config.port(), () -> WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                // Held for each chunk before it is read; without it a chunk may fill the memory.
                .maxPayloadSize(config.maxBodyBytes())
                .shutdownGracePeriod(config.deadline().plusSeconds(1))
                .idleConnectionTimeout(IDLE)
                .idleConnectionPeriod(IDLE.dividedBy(6))
                // Helidon's own default, 4 KiB, makes the sender of an order wait twice.
                .putListenerSocketOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .directHandlers(directHandlers())
                .routing(routing -> routing.any(this::handle))
                .build()
                .start());
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        var call = new HelidonCall(request);
        var answer = door.answer(call);
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (call.hasUnreadBody()) {
            // Otherwise Helidon reads on until the body ends, which a client can put off for ever.
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
        } else {
            response.send(answer.body());
        }
        call.linger();
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon says that it closes, whether it was asked to by the client or by us, and leaves that to us.
            throw new CloseConnectionException("the answer said so");
        }
    }

    private DirectHandlers directHandlers() {
        var builder = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            builder.addHandler(type, this::refuse);
        }
        return builder.build();
    }

    private DirectHandler.TransportResponse refuse(DirectHandler.TransportRequest request,
            DirectHandler.EventType type, Status status, ServerResponseHeaders headers, String message) {
        var answer = door.refused(status.code());
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(answer.status()))
                .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                .entity(answer.body())
                .keepAlive(false)
                .build();
    }
}
