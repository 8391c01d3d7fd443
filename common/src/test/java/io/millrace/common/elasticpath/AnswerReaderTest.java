package io.millrace.common.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Missing;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerReaderTest {
    private static final ElasticPathRequest GET = ElasticPathRequest.get("/v2/orders/1");
    private static final ElasticPathRequest CAPTURE = ElasticPathRequest.post("/v2/orders/1/transactions/2/capture",
            Json.object().put("custom_reference", "5004670"));

    private static ElasticPathAnswer read(ElasticPathRequest request, HttpAnswer answer) {
        return AnswerReader.read(answer, request, Instant.EPOCH);
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of("Retry-After", "7"), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldGiveTheResourceWhenItIsFound() {
        // When
        var answer = read(GET, answered(200, "{\"data\":{\"id\":\"1\"}}"));

        // Then
        assertThat(answer).isInstanceOfSatisfying(Found.class,
                found -> assertThat(found.data().path("id").asString()).isEqualTo("1"));
    }

    @Test
    void shouldGiveAnEmptyBodyWhenThereIsNothingToSay() {
        assertThat(read(CAPTURE, answered(204, ""))).isEqualTo(new Found(Json.object()));
    }

    @Test
    void shouldSayThatNothingIsThereOnlyWhenElasticPathSaysSo() {
        assertThat(read(GET, answered(404, "{\"errors\":[{\"status\":404,\"title\":\"Not Found\"}]}")))
                .isEqualTo(new Missing());
        assertThat(read(GET, answered(404, "<html>no such site</html>"))).isInstanceOfSatisfying(Troubled.class,
                troubled -> assertThat(troubled.trouble()).isInstanceOf(Misconfigured.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":[{\"status\":\"400\",\"title\":\"Bad Request\",\"detail\":\"not so\"}]}",
            "{\"errors\":{\"status\":400,\"title\":\"Bad Request\",\"detail\":\"not so\"}}"})
    void shouldReadErrorsWhetherTheyAreAListOrOne(String body) {
        assertThat(read(CAPTURE, answered(400, body))).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.message()).isEqualTo("HTTP 400: Bad Request, not so"));
    }

    @Test
    void shouldNotRepeatWhatWasSentInAMessage() {
        // When
        var answer = read(CAPTURE,
                answered(400, "{\"errors\":[{\"title\":\"Invalid\",\"detail\":\"5004670 is bad\"}]}"));

        // Then
        assertThat(answer).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.message()).contains("‹custom_reference› is bad"));
    }

    @ParameterizedTest
    @CsvSource({"error-400-capture-stripe-canceled.json, 400, payment_intent_unexpected_state",
            "error-422-capture-paypal-expired.json, 422, AUTHORIZATION_EXPIRED"})
    void shouldGiveTheGatewaysCodeWhenAnAuthorisationHasExpired(String sample, int status, String code)
            throws IOException {
        // When
        var answer = read(CAPTURE, answered(status, sample(sample)));

        // Then
        assertThat(answer).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.errors()).singleElement()
                        .satisfies(error -> assertThat(error.code()).contains(code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void shouldCallItAFailureWhenElasticPathIsDown(int status) {
        assertThat(read(CAPTURE, answered(status, ""))).isEqualTo(new Troubled(
                new Failing("Elastic Path answers HTTP " + status, Optional.of(Duration.ofSeconds(7)))));
    }

    @Test
    void shouldWaitAsLongAsAskedWhenTheRateIsLimited() {
        assertThat(read(GET, answered(429, "{}"))).isEqualTo(new Troubled(
                new Throttled("Elastic Path limits the rate (HTTP 429)", Optional.of(Duration.ofSeconds(7)))));
    }

    @Test
    void shouldBlameOnlyOneKindOfCallsWhenARightIsMissing() {
        assertThat(read(GET, answered(403, "{}"))).isInstanceOfSatisfying(Troubled.class,
                troubled -> assertThat(troubled.trouble()).isInstanceOfSatisfying(Misconfigured.class,
                        trouble -> assertThat(trouble.extent()).isEqualTo(Extent.ENTITY)));
    }

    @Test
    void shouldKnowNothingWhenACaptureHasNoAnswer() {
        assertThat(read(CAPTURE, new NoAnswer("reset", new IOException()))).isEqualTo(new Unknown("reset"));
    }

    @Test
    void shouldCallItTroubleWhenAReadingHasNoAnswer() {
        assertThat(read(GET, new NoAnswer("reset", new IOException())))
                .isEqualTo(new Troubled(new Failing("reset", Optional.empty())));
    }

    @Test
    void shouldSayUnreachableWhenNothingWasSent() {
        assertThat(read(CAPTURE, new NotSent("no route", new IOException())))
                .isEqualTo(new Troubled(new Unreachable("no route")));
    }

    @Test
    void shouldEncodeTheQueryWhenThereIsOne() {
        // When
        var request = ElasticPathRequest.get("/v2/orders",
                Map.of("page[limit]", "100", "filter", "ge(updated_at,2026-11-27T00:00:00Z)"));

        // Then
        assertThat(request.path()).isEqualTo(
                "/v2/orders?filter=ge%28updated_at%2C2026-11-27T00%3A00%3A00Z%29&page%5Blimit%5D=100");
        assertThat(request).hasToString("GET /v2/orders");
    }

    private static String sample(String name) throws IOException {
        try (var in = AnswerReaderTest.class.getResourceAsStream("/elasticpath/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
