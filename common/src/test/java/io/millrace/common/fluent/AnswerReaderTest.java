package io.millrace.common.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
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

final class AnswerReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private static FluentAnswer read(String field, HttpAnswer answer) {
        var variables = Json.object().put("ref", "TSHIRT");
        return AnswerReader.read(Response.of(answer), new FluentRequest(field, "mutation", variables), NOW);
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String sample(String name) throws IOException {
        try (var in = AnswerReaderTest.class.getResourceAsStream("/fluent/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(FluentAnswer answer) {
        return switch (answer) {
            case Found found -> "found " + found.id().orElse("");
            case Absent() -> "absent";
            case Refused(var code, var _) -> "refused " + code.orElse("");
            case Invalid _ -> "invalid";
            case Troubled(var trouble) -> trouble.getClass().getSimpleName();
            case Unknown _ -> "unknown";
        };
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource(textBlock = """
            graphql-success-createOrder,      createOrder,          found 5004670
            graphql-error-duplicate-order,    createOrder,          refused C0121E
            graphql-error-duplicate-customer, createCustomer,       refused C0123E
            graphql-error-duplicate-product,  createVariantProduct, refused C0123E
            graphql-error-field-length,       createVariantProduct, refused C0141E
            graphql-error-not-found,          createVariantProduct, refused C0120E
            graphql-error-permission,         createOrder,          Misconfigured
            graphql-error-rate-limit,         createOrder,          Throttled
            graphql-error-schema-validation,  createOrder,          invalid
            graphql-error-server,             createOrder,          refused S0002E
            """)
    void shouldReadTheDocumentedSamples(String sample, String field, String expected) throws IOException {
        // When
        var answer = read(field, answered(200, sample(sample + ".json")));

        // Then
        assertThat(text(answer)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            200 | {"data":{"f":{"id":7}}}                                          | found 7
            200 | {"data":{"f":null}}                                              | absent
            200 | {"data":{"f":{"id":"7"}},"errors":[{"message":"S0002E"}]}        | found 7
            200 | {"data":{"f":null},"errors":[{"message":"x","code":"C0120E"}]}   | refused C0120E
            200 | {"data":{"f":null},"errors":[{"message":"it is C0121E, sorry"}]} | refused C0121E
            200 | {"data":{"f":null},"errors":[{"message":"no"}]}                  | refused ''
            200 | {"errors":[{"message":"no"}]}                                    | invalid
            200 | {"errors":[{"message":"no"},{"message":"C0011E"}]}               | Throttled
            400 | {"errors":[{"message":"no"}]}                                    | invalid
            400 | {"errors":[{"message":"C0140E"}]}                                | refused C0140E
            500 | {"errors":[{"message":"C0140E"}]}                                | refused C0140E
            500 | {"errors":[{"message":"no"}]}                                    | Failing
            403 | {"errors":[{"message":"no"}]}                                    | Misconfigured
            200 | <html>                                                           | Failing
            200 | {}                                                               | Failing
            200 | {"data":null}                                                    | Failing
            500 | -                                                                | Failing
            502 | <html>                                                           | Failing
            503 | -                                                                | Failing
            408 | -                                                                | Failing
            429 | -                                                                | Throttled
            400 | -                                                                | invalid
            413 | -                                                                | refused ''
            401 | {"error":"invalid_token"}                                        | Misconfigured
            403 | -                                                                | Misconfigured
            404 | <html>                                                           | Misconfigured
            302 | -                                                                | Misconfigured
            """)
    void shouldReadTheGraphQlAnswerBeforeTheStatus(int status, String body, String expected) {
        // When
        var answer = read("f", answered(status, body == null ? "" : body));

        // Then
        assertThat(text(answer)).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void shouldTellWhatWasNotSentFromWhatWasNotAnswered() {
        // Then
        assertThat(text(read("f", new NotSent("refused", new IOException())))).isEqualTo("Unreachable");
        assertThat(text(read("f", new NoAnswer("reset", new IOException())))).isEqualTo("unknown");
    }

    @Test
    void shouldKeepTheWaitWhenFluentAsksForOne() {
        // When
        var answer = read("f", new Answered(503, Map.of("Retry-After", "9"), new byte[0]));

        // Then
        assertThat(answer).isInstanceOfSatisfying(Troubled.class,
                troubled -> assertThat(troubled.trouble().atLeast()).isEqualTo(Optional.of(Duration.ofSeconds(9))));
    }

    @Test
    void shouldNotQuoteWhatWasSent() throws IOException {
        // When
        var answer = read("createVariantProduct", answered(200, sample("graphql-error-not-found.json")));

        // Then
        assertThat(answer).isEqualTo(
                new Refused(Optional.of("C0120E"), "StandardProduct with ref ‹ref› could not be found"));
    }
}
