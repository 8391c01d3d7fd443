package io.millrace.common.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.SharedAnswer.Each;
import io.millrace.common.fluent.SharedAnswer.NotBegun;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to a document of two. */
final class SharedReaderTest {
    private static final SharedCall CALL = new SharedCall("mutation", Json.object(), List.of(
            new FluentRequest("createVariantProduct", "m", Json.object().put("ref", "SHIRT-M")),
            new FluentRequest("createVariantProduct", "m", Json.object().put("ref", "SHIRT-L"))));

    private static SharedAnswer read(HttpAnswer answer) {
        return SharedReader.read(Response.of(answer), CALL, Instant.EPOCH);
    }

    private static SharedAnswer read(int status, String body) {
        return read(new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String spelledOut(String body) {
        return body.replace("FIRST", "\"data\":{\"p0\":{\"id\":\"1\"},\"p1\":null}")
                .replace("SECOND", "\"data\":{\"p0\":null,\"p1\":{\"id\":\"2\"}}")
                .replace("NEITHER", "\"data\":{\"p0\":null,\"p1\":null}")
                .replace("ERRORS", "\"errors\"")
                .replace("M:", "\"message\":")
                .replace("P:", "\"path\":");
    }

    private static String text(SharedAnswer answer) {
        return switch (answer) {
            case Each(var answers) -> answers.stream().map(SharedReaderTest::text).collect(Collectors.joining("; "));
            case NotBegun() -> "not begun";
        };
    }

    private static String text(FluentAnswer answer) {
        return switch (answer) {
            case Found found -> "found " + found.id().orElse("");
            case Absent() -> "absent";
            case Refused(var code, var _) -> "refused" + code.map(value -> " " + value).orElse("");
            case Invalid _ -> "invalid";
            case Troubled(var trouble) -> trouble.getClass().getSimpleName();
            case Unknown _ -> "unknown";
        };
    }

    @ParameterizedTest(name = "{0} {2} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            200 | found 1; found 2             | {"data":{"p0":{"id":"1"},"p1":{"id":"2"}}}
            200 | found 1; found 2             | {"data":{"p1":{"id":"2"},"p0":{"id":"1"}}}
            200 | found 1; refused C0123E      | {FIRST,ERRORS:[{M:"no","code":"C0123E",P:["p1"]}]}
            200 | refused; found 2             | {SECOND,ERRORS:[{M:"no",P:["p0","x"]}]}
            200 | Throttled; found 2           | {SECOND,ERRORS:[{M:"C0011E",P:["p0"]}]}
            200 | Misconfigured; found 2       | {SECOND,ERRORS:[{M:"C0020E",P:["p0"]}]}
            200 | unknown; found 2             | {SECOND,ERRORS:[{M:"no","code":"C0123E"}]}
            200 | unknown; refused C0123E      | {NEITHER,ERRORS:[{M:"C0123E",P:["p1"]},{M:"no"}]}
            200 | absent; found 2              | {SECOND}
            200 | absent; refused C0123E       | {NEITHER,ERRORS:[{M:"C0123E",P:["p1"]}]}
            200 | unknown; found 2             | {"data":{"p1":{"id":"2"}}}
            200 | absent; absent               | {NEITHER,ERRORS:[{M:"C0121E",P:["p7"]}]}
            200 | not begun                    | {ERRORS:[{M:"Field is undefined"}]}
            200 | not begun                    | {"data":null,ERRORS:[{M:"Field is undefined"}]}
            400 | not begun                    | {ERRORS:[{M:"Field is undefined"}]}
            200 | not begun                    | {ERRORS:[{M:"Field is undefined",P:["p0"]}]}
            200 | unknown; unknown             | {"data":null,ERRORS:[{M:"must not be null",P:["p0"]}]}
            200 | not begun                    | {ERRORS:[{M:"C0001E"}]}
            200 | not begun                    | {ERRORS:[{M:"C0020E"}]}
            200 | Throttled; Throttled         | {ERRORS:[{M:"C0011E"}]}
            200 | unknown; unknown             | {ERRORS:[{M:"S0002E"}]}
            200 | unknown; unknown             | {ERRORS:[{M:"C0123E"}]}
            200 | unknown; unknown             | {"data":null,ERRORS:[{M:"C0020E",P:["p1"]}]}
            500 | Failing; Failing             | {ERRORS:[{M:"no"}]}
            200 | Failing; Failing             | <html>
            200 | Failing; Failing             | {"data":{"p0":{"id":"1"
            503 | Failing; Failing             | -
            413 | not begun                    | -
            413 | not begun                    | {ERRORS:[{M:"The body is larger than 2 MB"}]}
            400 | not begun                    | -
            429 | Throttled; Throttled         | -
            401 | Misconfigured; Misconfigured | -
            404 | Misconfigured; Misconfigured | <html>
            """)
    void shouldGiveEachItsOwnAnswer(int status, String expected, String body) {
        // When
        var answer = read(status, body == null ? "" : spelledOut(body));

        // Then
        assertThat(text(answer)).isEqualTo(expected);
    }

    @Test
    void shouldTellWhatWasNotSentFromWhatWasNotAnswered() {
        // Then
        assertThat(text(read(new NotSent("refused", new IOException())))).isEqualTo("Unreachable; Unreachable");
        assertThat(text(read(new NoAnswer("reset", new IOException())))).isEqualTo("unknown; unknown");
    }

    @Test
    void shouldNotQuoteWhatWasSent() {
        // When
        var answer = read(200, "{\"data\":{\"p0\":null,\"p1\":{\"id\":\"2\"}},"
                + "\"errors\":[{\"message\":\"C0123E SHIRT-M is there\",\"path\":[\"p0\"]}]}");

        // Then
        assertThat(answer).isInstanceOfSatisfying(Each.class, each -> assertThat(each.answers().getFirst())
                .isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo("C0123E ‹ref› is there")));
        assertThat(CALL).hasToString("2 requests");
    }
}
