package io.millrace.common.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table of codes (fluent reference, 2.2), wherever the code stands. */
final class ErrorCodesTest {
    private static final FluentRequest REQUEST = new FluentRequest("f", "mutation", Json.object());

    private static FluentAnswer read(String errors) {
        var body = "{\"data\":{\"f\":null},\"errors\":[" + errors + "]}";
        return AnswerReader.read(Response.of(new Answered(200, Map.of(), body.getBytes(StandardCharsets.UTF_8))),
                REQUEST,
                Instant.EPOCH);
    }

    private static String text(FluentAnswer answer) {
        return switch (answer) {
            case Troubled(Throttled _) -> "throttled";
            case Troubled(Misconfigured(var _, var extent)) when extent == Extent.ENTITY -> "permission";
            case Troubled(Failing _) -> "token";
            case Refused refused when refused.isRetryable() -> "again later";
            case Refused refused when refused.isPlatformTrouble() -> "platform";
            case Refused refused when refused.saysExists() -> "exists";
            case Refused refused when refused.saysMissing() -> "missing";
            case Refused refused when refused.isObscure() -> "obscure";
            case Refused _ -> "refused";
            default -> answer.toString();
        };
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(textBlock = """
            C0001E, refused
            C0003E, again later
            C0011E, throttled
            C0020E, permission
            C0100E, refused
            C0101E, refused
            C0102E, refused
            C0103E, refused
            C0120E, missing
            C0121E, exists
            C0122E, refused
            C0123E, exists
            C0128E, refused
            C0140E, refused
            C0141E, refused
            C0160E, refused
            C0170E, refused
            C0179E, refused
            S0001E, platform
            S0002E, again later
            S0003E, platform
            S0010E, platform
            S0019E, platform
            S0020E, again later
            S0030E, platform
            S0040E, token
            T0001E, again later
            T9999E, again later
            T0500W, again later
            C0002E, obscure
            C0180E, obscure
            S0050E, again later
            """)
    void shouldGoByTheTableWhereverTheCodeStands(String code, String expected) {
        // When
        var inExtensions = read("{\"message\":\"no\",\"extensions\":{\"code\":\"" + code + "\"}}");
        var atTopLevel = read("{\"message\":\"no\",\"code\":\"" + code + "\"}");
        var inMessage = read("{\"message\":\"it is " + code + ": no\"}");

        // Then
        assertThat(text(inExtensions)).isEqualTo(expected);
        assertThat(text(atTopLevel)).isEqualTo(expected);
        assertThat(text(inMessage)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
            -,      Customer already exists,                            exists
            -,      username must be unique,                            exists
            C0199E, Duplicate entry for username,                       exists
            S0002E, duplicate key value violates a unique constraint,   exists
            -,      Customer was not found,                             missing
            -,      the catalogue does not exist,                       missing
            S0002E, the view was not found,                             again later
            C0128E, duplicate products with this ref,                   refused
            C0141E, the name already exists and is too long,            refused
            -,      something else,                                     obscure
            """)
    void shouldGoByTheWordsWhereTheCodeDoesNotTell(String code, String message, String expected) {
        // When
        var answer = read(Json.object().put("message", message).put("code", code).toString());

        // Then
        assertThat(text(answer)).isEqualTo(expected);
    }

    @Test
    void shouldLetTroubleDecideWhenThereAreSeveralErrors() {
        // When
        var answer = read("{\"message\":\"no\"},{\"message\":\"C0140E\"},{\"message\":\"C0011E\"}");

        // Then
        assertThat(text(answer)).isEqualTo("throttled");
    }

    @Test
    void shouldWaitAsTheTableSaysWhenAFreshTokenIsNotUnderstood() {
        // When
        var answer = read("{\"message\":\"S0040E\"}");

        // Then
        assertThat(answer).isInstanceOfSatisfying(Troubled.class, troubled -> assertThat(troubled.trouble().atLeast())
                .isEqualTo(Optional.of(Duration.ofSeconds(10))));
    }
}
