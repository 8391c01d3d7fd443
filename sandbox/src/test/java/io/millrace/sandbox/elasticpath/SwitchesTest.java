package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.json.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator from another process: everything over HTTP, on a port that no fault closes. */
final class SwitchesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private URI control;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local().withControlPort(0));
        control = simulator.controlAddress().orElseThrow();
    }

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
    }

    @Test
    void shouldShowAllThatIsSet() throws Exception {
        // Given
        var settings = """
                {"seed": 7, "latency": {"kind": "fixed", "time": "1ms"},
                 "captureLatency": {"kind": "uniform", "least": "1ms", "most": "2ms"}, "outage": "unavailable",
                 "requests": [{"next": 2, "fault": {"kind": "throttled", "retryAfter": "3s"}}],
                 "captures": [{"share": 0.1, "fault": {"kind": "status", "status": 500}}],
                 "commits": [{"next": 1, "fault": {"kind": "time-out"}}, {"share": 0.2, "fault": {"kind": "reset"}}],
                 "secondCapture": 422, "requestsPerSecond": 25, "paymentParts": 2, "webhookCopies": 3}""";

        // When
        var set = post("/sandbox/faults", settings);

        // Then
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        var shown = Json.read(get("/sandbox/faults").body().getBytes(StandardCharsets.UTF_8));
        assertThat(shown.path("secondCapture").asInt()).isEqualTo(422);
        assertThat(shown.at("/commits/0/fault/kind").asString("")).isEqualTo("time-out");
        assertThat(shown.at("/captureLatency/most").asString("")).isEqualTo("PT0.002S");
        assertThat(post("/sandbox/faults", shown.toString()).body()).isEqualTo(shown.toString());
    }

    @Test
    void shouldEndEverythingWhenDeleted() throws Exception {
        // Given
        var before = get("/sandbox/faults").body();
        post("/sandbox/faults", """
                {"outage": "refused", "secondCapture": 200, "requestsPerSecond": 0, "paymentParts": 9,
                 "webhookCopies": 0, "requests": [{"share": 1, "fault": {"kind": "reset"}}],
                 "captures": [{"share": 1, "fault": {"kind": "reset"}}],
                 "commits": [{"share": 1, "fault": {"kind": "reset"}}]}""");

        // When
        http.send(HttpRequest.newBuilder(control.resolve("/sandbox/faults")).DELETE().build(),
                BodyHandlers.discarding());

        // Then
        assertThat(get("/sandbox/faults").body()).isEqualTo(before);
        assertThat(Shopper.of(simulator).get("/v2/orders").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseConnectionsUntilTheOutageEndsAndForgetNothing() throws Exception {
        // Given
        var shopper = Shopper.of(simulator);
        var order = shopper.order();

        // When
        post("/sandbox/faults", "{\"outage\": \"refused\"}");

        // Then
        assertThatThrownBy(() -> shopper.get("/v2/orders/" + order)).isInstanceOf(UncheckedIOException.class);
        post("/sandbox/faults", "{\"outage\": \"none\"}");
        assertThat(shopper.get("/v2/orders/" + order).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"secondCapture": 500}    | 200, 400 or 422
            {"paymentParts": 0}       | paymentParts
            {"webhookCopies": -1}     | webhookCopies
            {"requestsPerSecond": -1} | requestsPerSecond
            {"captures": [{"next": 1, "fault": {"kind": "drip", "bytes": 1, "pause": "1s"}}]} | OfRequest
            {"secondcapture": 400}    | secondcapture""")
    void shouldSayWhatIsWrongAndSetNothing(String settings, String problem) throws Exception {
        // Given
        var before = get("/sandbox/faults").body();

        // When
        var refused = post("/sandbox/faults", settings);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(problem);
        assertThat(get("/sandbox/faults").body()).isEqualTo(before);
    }

    @Test
    void shouldNotCloseThePortThatItIsAskedOn() throws Exception {
        // When
        var refused = http.send(HttpRequest.newBuilder(simulator.address().resolve("/sandbox/faults"))
                .POST(BodyPublishers.ofString("{\"outage\": \"refused\"}")).build(), BodyHandlers.ofString());

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Shopper.of(simulator).get("/v2/orders").status()).isEqualTo(200);
    }

    @Test
    void shouldExpireAnOrderAndTellTheJournalAndTheTrafficOverHttp() throws Exception {
        // Given
        var shopper = Shopper.of(simulator);
        var order = shopper.order();
        var transaction = shopper.pay(order, "authorize", 100).id();
        shopper.pay(order, "authorize");
        shopper.capture(order, transaction);

        // When
        var expired = post("/sandbox/orders/" + order + "/expired?gateway=paypal", "");

        // Then
        assertThat(expired.statusCode()).isEqualTo(204);
        var open = shopper.get("/v2/orders/" + order + "/transactions").data().path(1).path("id").asString("");
        assertThat(shopper.capture(order, open).status()).isEqualTo(422);
        assertThat(get("/sandbox/journal?after=2").body().lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("\"number\":3", "\"effect\":\"capture\"", transaction, order));
        assertThat(get("/sandbox/traffic").body()).contains("\"captures\":2", "\"logins\":1");
        assertThat(post("/sandbox/orders/" + order + "/expired?gateway=cash", "").statusCode()).isEqualTo(400);
        assertThat(post("/sandbox/orders/unknown/expired", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(control.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(control.resolve(path)).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }
}
