package io.millrace.common.http;

import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.json.Json;
import io.millrace.common.settings.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the answer of a token endpoint (RFC 6749, 5.1 and 5.2); keys in any case, unknown ones are ignored. */
final class TokenReader {
    /** For an answer that does not say how long its token lives. */
    private static final Duration UNSAID_LIFE = Duration.ofMinutes(5);
    private static final long MAX_LIFE_SECONDS = Duration.ofDays(365).toSeconds();
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    private TokenReader() {}

    /**
     * What was read.
     *
     * @param life of the token, zero without one
     */
    record Reading(TokenAnswer outcome, Duration life) {
        private Reading(TokenAnswer outcome) {
            this(outcome, Duration.ZERO);
        }
    }

    static Reading read(HttpAnswer answer) {
        return switch (answer) {
            case NotSent notSent -> new Reading(new TokenAnswer.Unavailable(notSent));
            case NoAnswer noAnswer -> new Reading(new TokenAnswer.Unavailable(noAnswer));
            case Answered answered -> answered(answered);
        };
    }

    private static Reading answered(Answered answer) {
        var body = json(answer.body());
        if (!answer.isSuccess()) {
            return new Reading(isPassing(answer.status())
                    ? new TokenAnswer.Unavailable(answer)
                    : new TokenAnswer.Denied(answer.status(), errorCode(body)));
        }
        return find(body, "access_token")
                .filter(node -> node.isString() && !node.stringValue().isBlank())
                .map(node -> new Reading(new TokenAnswer.Granted(new Secret(node.stringValue())), life(body)))
                .orElseGet(() -> new Reading(
                        new TokenAnswer.Denied(answer.status(), "the answer holds no access_token")));
    }

    private static boolean isPassing(int status) {
        return status >= 500 || status == 408 || status == 429;
    }

    private static Duration life(JsonNode body) {
        return find(body, "expires_in")
                .map(node -> node.asLong(0))
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, MAX_LIFE_SECONDS)))
                .orElse(UNSAID_LIFE);
    }

    private static String errorCode(JsonNode body) {
        return find(body, "error")
                .map(node -> node.asString(""))
                .filter(code -> ERROR_CODE.matcher(code).matches())
                .orElse("no reason given");
    }

    private static Optional<JsonNode> find(JsonNode body, String name) {
        return body.propertyStream()
                .filter(property -> property.getKey().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(property -> property.getValue());
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (JacksonException _) {
            return Json.object();
        }
    }
}
