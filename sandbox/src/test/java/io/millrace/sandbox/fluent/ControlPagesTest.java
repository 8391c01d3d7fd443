package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The simulator from another process: everything over HTTP, on a port that no fault closes. */
final class ControlPagesTest {
    private static final byte[] WHO_AM_I = Caller.body("{ me { id } }", Map.of());

    private World world;
    private URI control;

    @BeforeEach
    void start() throws Exception {
        world = new World(FluentConfig.local().withControlPort(0));
        control = world.simulator().controlAddress().orElseThrow();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shouldShowAllThatIsSet() throws Exception {
        // Given
        var settings = """
                {"seed": 7,
                 "latency": {"kind": "mixed", "usual": {"kind": "log-normal", "median": "1ms", "sigma": 0.5},
                             "share": 0.01, "slow": {"kind": "uniform", "least": "2ms", "most": "3ms"}},
                 "outage": "unavailable",
                 "requests": [{"next": 3, "fault": {"kind": "status", "status": 503}},
                              {"share": 0.05, "fault": {"kind": "throttled", "retryAfter": "3s", "form": "date"}},
                              {"share": 0.05, "fault": {"kind": "throttled"}},
                              {"share": 0.01, "fault": {"kind": "page", "status": 502}},
                              {"share": 0.01, "fault": {"kind": "reset"}},
                              {"share": 0.01, "fault": {"kind": "time-out"}}],
                 "mutations": [{"share": 0.02, "fault": {"kind": "code", "code": "S0002E"}}],
                 "commits": [{"next": 1, "fault": {"kind": "reset"}}],
                 "answers": [{"share": 0.1, "fault": {"kind": "drip", "bytes": 16, "pause": "100ms"}},
                             {"share": 0.1, "fault": {"kind": "cut-off"}},
                             {"share": 0.1, "fault": {"kind": "truncated"}},
                             {"share": 0.1, "fault": {"kind": "garbled"}}],
                 "refs": {"order-17": "C0160E"},
                 "refShare": {"share": 0.01, "code": "C0161E"},
                 "withheld": ["ORDER_CREATE"],
                 "tokenLifetime": "30s"}""";

        // When
        var set = post(settings);

        // Then
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        var shown = Caller.json(get("/sandbox/faults"));
        assertThat(shown.path("latency").path("slow").path("most").asString()).isEqualTo("PT0.003S");
        assertThat(shown.path("outage").asString()).isEqualTo("unavailable");
        assertThat(shown.at("/requests/1/fault")).hasToString(
                "{\"kind\":\"throttled\",\"retryAfter\":\"PT3S\",\"form\":\"date\"}");
        assertThat(shown.path("requests")).hasSize(6);
        assertThat(shown.at("/answers/0/fault/bytes").asInt()).isEqualTo(16);
        assertThat(shown.at("/refs/order-17").asString()).isEqualTo("C0160E");
        assertThat(shown.path("tokenLifetime").asString()).isEqualTo("PT30S");
        assertThat(post(shown.toString()).body()).isEqualTo(shown.toString());
    }

    @Test
    void shouldLeaveWhatIsNotNamed() throws Exception {
        // Given
        post("{\"requests\": [{\"next\": 1, \"fault\": {\"kind\": \"status\", \"status\": 500}}]}");

        // When
        post("{\"mutations\": [{\"next\": 1, \"fault\": {\"kind\": \"code\", \"code\": \"C0011E\"}}]}");

        // Then
        assertThat(world.caller().post(WHO_AM_I).statusCode()).isEqualTo(500);
        assertThat(world.caller().mutate("createCustomer", Samples.input("createCustomer"))
                .at("/errors/0/extensions/code").asString()).isEqualTo("C0011E");
    }

    @Test
    void shouldRefuseConnectionsUntilTheOutageEnds() throws Exception {
        // Given
        post("{\"outage\": \"refused\"}");

        // When / Then
        assertThatThrownBy(() -> world.caller().post(WHO_AM_I)).isInstanceOf(IOException.class);
        assertThat(Caller.json(get("/sandbox/faults")).path("outage").asString()).isEqualTo("refused");
        assertThat(post("{\"outage\": \"none\"}").statusCode()).isEqualTo(200);
        assertThat(world.caller().post(WHO_AM_I).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotCloseThePortThatItIsAskedOn() throws Exception {
        // When
        var refused = post(world.simulator().address(), "{\"outage\": \"refused\"}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("control port");
        assertThat(world.caller().post(WHO_AM_I).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "bad-settings.csv", delimiter = '|', quoteCharacter = '`')
    void shouldSayWhatIsWrongAndSetNothing(String settings, String problem) throws Exception {
        // Given
        var before = get("/sandbox/faults").body();

        // When
        var refused = post(settings);

        // Then
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(Caller.json(refused).path("error").asString()).contains(problem);
        assertThat(get("/sandbox/faults").body()).isEqualTo(before);
    }

    @Test
    void shouldEndEverythingWhenDeleted() throws Exception {
        // Given
        var before = get("/sandbox/faults").body();
        post("{\"outage\": \"refused\", \"withheld\": [\"CUSTOMER_CREATE\"], \"tokenLifetime\": \"1s\","
                + "\"requests\": [{\"share\": 1, \"fault\": {\"kind\": \"reset\"}}]}");

        // When
        send(request(control, "/sandbox/faults").DELETE());

        // Then
        assertThat(get("/sandbox/faults").body()).isEqualTo(before);
        assertThat(world.withCustomer().simulator().store().customers()).hasSize(1);
    }

    @Test
    void shouldEndAllTokensWhenAsked() throws Exception {
        // When
        var ended = send(request(control, "/sandbox/tokens").DELETE());

        // Then
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(world.caller().post(WHO_AM_I).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTellEachEffectInItsOrder() throws Exception {
        // Given
        world.withCustomer();
        var customer = Samples.input("updateCustomer");
        var document = """
                mutation($in: UpdateCustomerInput) {
                  first: updateCustomer(input: $in) { ref }
                  second: updateCustomer(input: $in) { ref }
                }""";
        world.caller().ask(document, Map.of("in", customer));

        // When
        var journal = get("/sandbox/journal?after=1");

        // Then
        assertThat(journal.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        var effects = journal.body().lines().map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8))).toList();
        assertThat(effects).extracting(effect -> effect.path("number").asInt()).containsExactly(2, 3);
        assertThat(effects).extracting(effect -> effect.path("field").asString()).containsExactly("first", "second");
        assertThat(effects).allSatisfy(effect -> {
            assertThat(effect.path("operation").asString()).isEqualTo("updateCustomer");
            assertThat(effect.path("type").asString()).isEqualTo("Customer");
            assertThat(effect.path("ref").asString()).isEqualTo(customer.path("username").asString());
            assertThat(effect.path("at").asString()).isNotEmpty();
        });
        assertThat(effects.getFirst().path("inputHash")).isEqualTo(effects.getLast().path("inputHash"));
        assertThat(get("/sandbox/journal?after=0&most=1").body().lines()).hasSize(1);
        assertThat(get("/sandbox/journal?after=3").body()).isEmpty();
        assertThat(get("/sandbox/journal?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldCountWhatArrived() throws Exception {
        // Given
        world.caller().post(WHO_AM_I);

        // When
        var traffic = Caller.json(get("/sandbox/traffic"));

        // Then
        assertThat(traffic.path("requests").asInt()).isEqualTo(1);
        assertThat(traffic.path("logins").asInt()).isEqualTo(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(control, path));
    }

    private HttpResponse<String> post(String settings) throws Exception {
        return post(control, settings);
    }

    private HttpResponse<String> post(URI address, String settings) throws Exception {
        return send(request(address, "/sandbox/faults").POST(BodyPublishers.ofString(settings)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return world.caller().send(request);
    }

    private static HttpRequest.Builder request(URI address, String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }
}
