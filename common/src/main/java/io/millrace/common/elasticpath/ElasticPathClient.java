package io.millrace.common.elasticpath;

import io.millrace.common.event.TraceParent;
import io.millrace.common.http.Bearer;
import io.millrace.common.http.Bearer.Exchange.Made;
import io.millrace.common.http.Bearer.Exchange.NotMade;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import io.millrace.common.json.Json;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * Speaks to one store of Elastic Path with an application key. A call that was not acted on because of its token (401)
 * is made once more with a fresh one; nothing else is repeated here.
 */
public final class ElasticPathClient implements ElasticPathApi {
    private final ElasticPathConfig config;
    private final HttpCaller http;
    private final InstantSource clock;
    private final Bearer bearer;

    /** Logs in at the first call. */
    public ElasticPathClient(ElasticPathConfig config, HttpCaller http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        bearer = new Bearer(http, this::logIn,
                new Bearer.Target("Elastic Path", "MILLRACE_ELASTIC_PATH_URL and _TOKEN_URL",
                        "MILLRACE_ELASTIC_PATH_URL, _TOKEN_URL, _CLIENT_ID and _CLIENT_SECRET"),
                clock);
    }

    @Override
    public ElasticPathAnswer call(ElasticPathRequest request, TraceParent hop) {
        var call = httpCall(request).with(TraceParent.HEADER, hop.toString());
        return switch (bearer.exchange(call, Function.identity(), ElasticPathClient::refusesToken)) {
            case Made(var answer) -> AnswerReader.read(answer, request, clock.instant());
            case NotMade(var trouble) -> new ElasticPathAnswer.Troubled(trouble);
        };
    }

    private HttpCall httpCall(ElasticPathRequest request) {
        var headers = request.body().isPresent()
                ? Map.of("Accept", "application/json", "Content-Type", "application/json")
                : Map.of("Accept", "application/json");
        return new HttpCall(request.method(), config.at(request.path()), headers,
                request.body().map(Json::write).orElseGet(() -> new byte[0]));
    }

    private static boolean refusesToken(HttpAnswer answer) {
        return answer instanceof Answered answered && answered.status() == 401;
    }

    private HttpAnswer logIn() {
        return http.call(HttpCall.postForm(config.tokens(), Map.of(
                "grant_type", "client_credentials",
                "client_id", config.clientId(),
                "client_secret", config.clientSecret().reveal())));
    }
}
