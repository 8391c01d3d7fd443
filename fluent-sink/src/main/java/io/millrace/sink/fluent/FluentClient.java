package io.millrace.sink.fluent;

import io.millrace.common.event.TraceParent;
import io.millrace.common.http.AccessTokens;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import io.millrace.common.http.RetryAfter;
import io.millrace.common.http.TokenAnswer;
import io.millrace.common.http.TokenAnswer.Denied;
import io.millrace.common.http.TokenAnswer.Granted;
import io.millrace.common.http.TokenAnswer.Unavailable;
import io.millrace.common.settings.Secret;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import io.millrace.sink.fluent.FluentAnswer.Troubled;
import io.millrace.sink.fluent.Trouble.Misconfigured;
import io.millrace.sink.fluent.Trouble.Throttled;
import io.millrace.sink.fluent.Trouble.Unreachable;
import java.time.InstantSource;
import java.util.Map;

/**
 * Speaks GraphQL to one Fluent account. A call that is answered 401 is made once more with a fresh token, because it
 * was not acted on; nothing else is repeated here.
 */
public final class FluentClient implements FluentApi {
    private static final String TOKEN_UNREADABLE = "S0040E";

    private final FluentConfig config;
    private final HttpCaller http;
    private final InstantSource clock;
    private final AccessTokens tokens;

    /** Logs in at the first call. */
    public FluentClient(FluentConfig config, HttpCaller http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        tokens = new AccessTokens(this::logIn, AccessTokens.AHEAD, clock);
    }

    @Override
    public FluentAnswer call(FluentRequest request, TraceParent hop) {
        var call = withAccount(HttpCall.postJson(config.at("/graphql"),
                Map.of("query", request.document(), "variables", request.variables())))
                .with(TraceParent.HEADER, hop.toString());
        return switch (tokens.current()) {
            case Granted(var token) -> {
                var answer = send(call, token);
                yield isUnauthorised(answer) ? withFreshToken(call, request) : read(answer, request, token);
            }
            case Denied denied -> new Troubled(trouble(denied));
            case Unavailable unavailable -> new Troubled(trouble(unavailable));
        };
    }

    private FluentAnswer withFreshToken(HttpCall call, FluentRequest request) {
        return switch (tokens.current()) {
            case Granted(var token) -> read(send(call, token), request, token);
            case Denied denied -> new Troubled(trouble(denied));
            case Unavailable unavailable -> new Troubled(trouble(unavailable));
        };
    }

    private HttpAnswer send(HttpCall call, Secret token) {
        var answer = http.call(call.with("Authorization", "Bearer " + token.reveal()));
        if (isUnauthorised(answer)) {
            tokens.invalidate(token);
        }
        return answer;
    }

    private FluentAnswer read(HttpAnswer answer, FluentRequest request, Secret token) {
        var read = AnswerReader.read(answer, request, clock.instant());
        if (read instanceof Refused refused && refused.is(TOKEN_UNREADABLE)) {
            tokens.invalidate(token);
        }
        return read;
    }

    private HttpAnswer logIn() {
        return http.call(withAccount(HttpCall.postForm(config.at("/oauth/token"), Map.of(
                "grant_type", "password",
                "scope", "api",
                "username", config.username(),
                "password", config.password().reveal(),
                "client_id", config.clientId(),
                "client_secret", config.clientSecret().reveal()))));
    }

    private HttpCall withAccount(HttpCall call) {
        return config.account().map(account -> call.with("fluent.account", account)).orElse(call);
    }

    private Trouble trouble(TokenAnswer.Denied denied) {
        return new Misconfigured("Fluent denies the log-in (HTTP " + denied.status() + ", " + denied.reason()
                + "): check MILLRACE_FLUENT_URL, _USERNAME, _PASSWORD, _CLIENT_ID and _CLIENT_SECRET");
    }

    private Trouble trouble(TokenAnswer.Unavailable unavailable) {
        return switch (unavailable.answer()) {
            case NotSent(var reason, var _) -> new Unreachable("cannot log in to Fluent: " + reason);
            case NoAnswer(var reason, var _) -> new Unreachable("cannot log in to Fluent: " + reason);
            case Answered answered -> new Throttled("cannot log in to Fluent: " + answered,
                    RetryAfter.of(answered, clock.instant()));
        };
    }

    private static boolean isUnauthorised(HttpAnswer answer) {
        return answer instanceof Answered answered && answered.status() == 401;
    }
}
