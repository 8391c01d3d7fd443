package io.millrace.common.fluent;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.SharedAnswer.Each;
import io.millrace.common.gate.Trouble;
import io.millrace.common.http.Bearer;
import io.millrace.common.http.Bearer.Exchange.Made;
import io.millrace.common.http.Bearer.Exchange.NotMade;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks GraphQL to one Fluent account. A call that was not acted on because of its token (401, S0040E) is made once
 * more with a fresh one; nothing else is repeated here.
 */
public final class FluentClient implements FluentApi, SharedApi {
    private final FluentConfig config;
    private final HttpCaller http;
    private final InstantSource clock;
    private final Bearer bearer;

    /** Logs in at the first call. */
    public FluentClient(FluentConfig config, HttpCaller http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        bearer = new Bearer(http, this::logIn, new Bearer.Target("Fluent", "MILLRACE_FLUENT_URL",
                "MILLRACE_FLUENT_URL, _USERNAME, _PASSWORD, _CLIENT_ID and _CLIENT_SECRET"), clock);
    }

    @Override
    public FluentAnswer call(FluentRequest request, TraceParent hop) {
        return exchange(post(request.document(), request.variables(), hop),
                (response, now) -> AnswerReader.read(response, request, now), Troubled::new);
    }

    @Override
    public SharedAnswer call(SharedCall call, TraceParent hop) {
        return exchange(post(call.document(), call.variables(), hop),
                (response, now) -> SharedReader.read(response, call, now),
                trouble -> new Each(Collections.nCopies(call.requests().size(), new Troubled(trouble))));
    }

    private HttpCall post(String document, ObjectNode variables, TraceParent hop) {
        return withAccount(HttpCall.postJson(config.at("/graphql"),
                Map.of("query", document, "variables", variables)))
                .with(TraceParent.HEADER, hop.toString());
    }

    private <A> A exchange(HttpCall call, BiFunction<Response, Instant, A> read, Function<Trouble, A> notMade) {
        return switch (bearer.exchange(call, Response::of, Response::blamesTheToken)) {
            case Made(var response) -> read.apply(response, clock.instant());
            case NotMade(var trouble) -> notMade.apply(trouble);
        };
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
}
