package io.millrace.common.http;

import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.Bearer.Exchange.Made;
import io.millrace.common.http.Bearer.Exchange.NotMade;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.TokenAnswer.Denied;
import io.millrace.common.http.TokenAnswer.Granted;
import io.millrace.common.http.TokenAnswer.Unavailable;
import io.millrace.common.settings.Secret;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes calls with a bearer token. A call that was not acted on because of its token is made once more with a fresh
 * one; nothing else is repeated here. Safe for any thread.
 */
public final class Bearer {
    private final HttpCaller http;
    private final AccessTokens tokens;
    private final Target target;
    private final InstantSource clock;
    private volatile boolean reached;

    /**
     * Whom to log in to, for a person to read.
     *
     * @param name such as {@code Fluent}
     * @param address the setting that says where it is
     * @param settings those that a denied log-in is about
     */
    public record Target(String name, String address, String settings) {}

    /** What became of a call. */
    public sealed interface Exchange<R> {

        /** It was made. */
        record Made<R>(R response) implements Exchange<R> {}

        /** It was not, for want of a token. */
        record NotMade<R>(Trouble trouble) implements Exchange<R> {}
    }

    /**
     * Logs in at the first call.
     *
     * @param logIn makes the token request
     */
    public Bearer(HttpCaller http, Supplier<HttpAnswer> logIn, Target target, InstantSource clock) {
        this.http = http;
        this.target = target;
        this.clock = clock;
        tokens = new AccessTokens(logIn, AccessTokens.AHEAD, clock);
    }

    /**
     * Makes the call, logged in. Never throws for what the other side does.
     *
     * @param read reads what came back
     * @param refusesToken whether that says that nothing was done because of the token
     */
    public <R> Exchange<R> exchange(HttpCall call, Function<HttpAnswer, R> read, Predicate<R> refusesToken) {
        return switch (once(call, read, refusesToken)) {
            case Made<R>(var response) when refusesToken.test(response) -> once(call, read, refusesToken);
            case Made<R> made -> made;
            case NotMade<R> notMade -> notMade;
        };
    }

    private <R> Exchange<R> once(HttpCall call, Function<HttpAnswer, R> read, Predicate<R> refusesToken) {
        var token = tokens.current();
        if (hasAnswered(token)) {
            reached = true;
        }
        return switch (token) {
            case Granted(var secret) -> new Made<>(send(call, secret, read, refusesToken));
            case Denied(var status, var reason) -> new NotMade<>(new Misconfigured(target.name()
                    + " denies the log-in (HTTP " + status + ", " + reason + "): check " + target.settings()));
            case Unavailable(var answer) -> new NotMade<>(unavailable(answer));
        };
    }

    private <R> R send(HttpCall call, Secret token, Function<HttpAnswer, R> read, Predicate<R> refusesToken) {
        var response = read.apply(http.call(call.with("Authorization", "Bearer " + token.reveal())));
        if (refusesToken.test(response)) {
            tokens.invalidate(token);
        }
        return response;
    }

    private static boolean hasAnswered(TokenAnswer token) {
        return switch (token) {
            case Granted _,Denied _ -> true;
            case Unavailable(var answer) -> !(answer instanceof NotSent);
        };
    }

    private Trouble unavailable(HttpAnswer answer) {
        var what = "cannot log in to " + target.name() + ": ";
        return switch (answer) {
            case NotSent(var reason, var _) when !reached -> new Unreachable("nothing has answered at the address of "
                    + target.name() + " since this service started (" + reason + "): check " + target.address(), false);
            case NotSent(var reason, var _) -> new Unreachable(what + reason);
            case NoAnswer(var reason, var _) -> new Unreachable(what + reason);
            case Answered answered -> new Throttled(what + answered, RetryAfter.of(answered, clock.instant()));
        };
    }
}
