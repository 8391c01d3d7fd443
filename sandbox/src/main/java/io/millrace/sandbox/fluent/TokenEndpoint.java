package io.millrace.sandbox.fluent;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.settings.Secret;
import io.millrace.sandbox.http.JsonAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /oauth/token}: the password grant, by form body or by query string with an empty body (fluent reference,
 * 1.1). The header {@code fluent.account} may be left out, but not name another account.
 */
final class TokenEndpoint implements Handler {
    private final FluentConfig config;
    private final Tokens tokens;
    private final Traffic traffic;

    TokenEndpoint(FluentConfig config, Tokens tokens, Traffic traffic) {
        this.config = config;
        this.tokens = tokens;
        this.traffic = traffic;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var form = request.content().hasEntity()
                ? request.content().as(Parameters.class)
                : Parameters.empty("form");
        var problem = problem(name -> form.first(name).asOptional()
                .or(() -> request.query().first(name).asOptional()), request);
        if (problem.isPresent()) {
            JsonAnswer.send(response, Status.BAD_REQUEST_400, problem.get());
        } else {
            traffic.loggedIn();
            JsonAnswer.send(response, Status.OK_200, token());
        }
    }

    /** Finds a parameter wherever it stands. */
    @FunctionalInterface
    private interface Lookup {
        Optional<String> value(String name);

        default boolean has(String name, String expected) {
            return value(name).filter(expected::equals).isPresent();
        }

        default boolean has(String name, Secret expected) {
            return value(name).filter(expected::matches).isPresent();
        }
    }

    private Optional<Map<String, String>> problem(Lookup parameters, ServerRequest request) {
        if (!parameters.has("grant_type", "password")) {
            return error("unsupported_grant_type", "Unsupported grant type");
        }
        if (!parameters.has("scope", "api")) {
            return error("invalid_scope", "Invalid scope");
        }
        var isKnown = parameters.has("username", config.username())
                && parameters.has("password", config.password())
                && parameters.has("client_id", config.clientId())
                && parameters.has("client_secret", config.clientSecret())
                && request.headers().first(HeaderNames.create("fluent.account")).orElse(config.account())
                        .equals(config.account());
        return isKnown ? Optional.empty() : error("invalid_grant", "Bad credentials");
    }

    private Map<String, Object> token() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", tokens.issue());
        answer.put("token_type", "bearer");
        answer.put("expires_in", tokens.lifetime().toSeconds());
        answer.put("scope", "api");
        answer.put("Retailer_id", Long.valueOf(config.retailerId()));
        return answer;
    }

    private static Optional<Map<String, String>> error(String error, String description) {
        return Optional.of(Map.of("error", error, "error_description", description));
    }
}
