package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.json.Json;
import io.millrace.common.webhook.Outcome;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HelidonServerTest {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LocalGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = LocalGateway.acking(Settings.standard().with("GATEWAY_MAX_BODY_BYTES", "40000"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        client.close();
    }

    @Test
    void shouldAnswerWithTheEventIdWhenTheEventIsStored() throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.orderPaid("event-1", "order-1")));
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Json.read(Samples.bytes(answer.body()))).isEqualTo(
                Json.object().put("outcome", "stored").put("id", "event-1"));
        assertThat(gateway.producer.history()).hasSize(1);
        assertThat(gateway.metrics.answered()).containsExactly(Outcome.STORED);
    }

    @Test
    void shouldContinueTheTraceWhenTheRequestHasOne() throws Exception {
        // When
        send(gateway.webhook(Samples.ORDER_PAID)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        // Then
        assertThat(new String(gateway.producer.history().getFirst().headers().lastHeader("traceparent").value(),
                StandardCharsets.UTF_8)).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    @Test
    void shouldAcceptAndForgetWhenTheEventIsNotNeeded() throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.CART_UPDATED));
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"outcome\":\"ignored\"}");
        assertThat(gateway.producer.history()).isEmpty();
    }

    @Test
    void shouldAcceptAChunkedBodyWhenItIsSmallEnough() throws Exception {
        // When
        var answer = send(gateway.webhook(new byte[0]).POST(BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArray(Samples.ORDER_PAID))));
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "{", "[]", "{} {}", "{\"id\": \"private-value\"}", "{\"id\": 7}", "private-value"})
    void shouldRefuseWithoutEchoWhenTheBodyIsNoEnvelope(String body) throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.bytes(body)));
        // Then
        assertProblem(answer, 400, "malformed");
        assertThat(answer.body()).contains("\"detail\"").doesNotContain("private-value");
        assertThat(gateway.metrics.answered()).containsExactly(Outcome.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "wrong", Settings.SECRET + "x", "S3CRET-OF-THE-TEST"})
    void shouldRefuseWithoutDetailWhenTheSecretIsWrong(String secret) throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).setHeader(GatewayConfig.SECRET_HEADER, secret));
        // Then
        assertProblem(answer, 401, "unauthorised");
        assertThat(Json.read(Samples.bytes(answer.body())).has("detail")).isFalse();
        assertThat(gateway.producer.history()).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheSecretIsMissing() throws Exception {
        // When
        var answer = send(HttpRequest.newBuilder(gateway.at(GatewayConfig.PATH))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(Samples.ORDER_PAID)));
        // Then
        assertProblem(answer, 401, "unauthorised");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"text/plain", "application/json; charset=utf-16", "application/xml"})
    void shouldRefuseWhenTheContentIsNotJson(String contentType) throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).setHeader("Content-Type", contentType));
        // Then
        assertProblem(answer, 415, "unsupported");
        assertThat(gateway.metrics.answered()).containsExactly(Outcome.UNSUPPORTED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void shouldNameTheMethodWhenAnotherIsUsed(String method) throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).method(method, BodyPublishers.noBody()));
        // Then
        assertProblem(answer, 405, "wrong-method");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void shouldSendNoBodyWhenAskedForTheHeadOnly() throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).method("HEAD", BodyPublishers.noBody()));
        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/", "/webhooks", "/webhooks/elastic-path/", "/webhooks/elastic-path/x", "/WEBHOOKS/elastic-path"})
    void shouldNotBeFoundWhenThePathIsAnother(String path) throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).uri(gateway.at(path)));
        // Then
        assertProblem(answer, 404, "not-found");
    }

    @Test
    void shouldAcceptWhenThereIsAQuery() throws Exception {
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID).uri(gateway.at(GatewayConfig.PATH + "?store=1")));
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void shouldAskToComeBackWhenTheBrokersAreAway() throws Exception {
        // Given
        gateway.producer.sendException = new BufferExhaustedException("full");
        // When
        var answer = send(gateway.webhook(Samples.ORDER_PAID));
        // Then
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void shouldGiveUpByTheDeadlineWhenNoAckComes() throws Exception {
        // Given
        try (var silent = LocalGateway.silent(Settings.standard().with("GATEWAY_DEADLINE", "300ms"))) {
            var started = System.nanoTime();
            // When
            var answer = send(silent.webhook(Samples.ORDER_PAID));
            // Then
            assertProblem(answer, 503, "unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
        }
    }

    @Test
    void shouldRefuseAtOnceWhenTooManyAreInFlight() throws Exception {
        // Given
        try (var silent = LocalGateway.silent(Settings.standard().with("GATEWAY_MAX_IN_FLIGHT", "1"))) {
            var first = client.sendAsync(silent.webhook(Samples.ORDER_PAID).build(), BodyHandlers.ofString());
            await().until(() -> silent.producer.history().size() == 1);
            // When
            var second = send(silent.webhook(Samples.ORDER_PAID));
            // Then
            assertProblem(second, 503, "unavailable");
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(first).isNotDone();
            silent.producer.completeNext();
            assertThat(first.get().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void shouldAnswerTheNextRequestOnTheSameConnection() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            connection.send(RawConnection.head("Content-Length: 2") + "{}");
            assertThat(connection.readSome()).startsWith("HTTP/1.1 400 ");
            // When
            connection.send(RawConnection.head("Content-Length: " + Samples.CART_UPDATED.length));
            connection.send(Samples.CART_UPDATED);
            // Then
            assertThat(connection.readSome()).startsWith("HTTP/1.1 202 ");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Json.read(Samples.bytes(answer.body()));
        assertThat(problem.path("type").asString()).isEqualTo("urn:millrace:problem:" + type);
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }
}
