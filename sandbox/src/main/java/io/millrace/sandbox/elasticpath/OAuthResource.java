package io.millrace.sandbox.elasticpath;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import io.millrace.common.settings.Secret;
import tools.jackson.databind.node.ObjectNode;

/** Gives out tokens, for forms only. The answer is not wrapped in {@code data} (elastic-path reference, 2). */
final class OAuthResource implements HttpService {
    static final String PATH = "/oauth/access_token";

    private final String clientId;
    private final Secret clientSecret;
    private final Tokens tokens;

    OAuthResource(String clientId, Secret clientSecret, Tokens tokens) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.tokens = tokens;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(PATH, this::issue);
    }

    private void issue(ServerRequest request, ServerResponse response) {
        var form = form(request);
        var grant = form.first("grant_type").asOptional().flatMap(Grant::of)
                .orElseThrow(() -> ApiError.ofTokens(400, "Bad Request"));
        if (!isKnown(form, grant)) {
            throw ApiError.ofTokens(401, "Unauthorized");
        }
        Exchange.answer(response, Status.OK_200, body(tokens.issue(grant)));
    }

    private static Parameters form(ServerRequest request) {
        var type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded") || !request.content().hasEntity()) {
            throw ApiError.ofTokens(400, "Bad Request");
        }
        return request.content().as(Parameters.class);
    }

    private boolean isKnown(Parameters form, Grant grant) {
        var id = form.first("client_id").orElse("");
        return id.equals(clientId) && switch (grant) {
            case CLIENT_CREDENTIALS -> clientSecret.matches(form.first("client_secret").orElse(""));
            case IMPLICIT -> true;
        };
    }

    private static ObjectNode body(Tokens.Token token) {
        return Json.object()
                .put("expires", token.expires().getEpochSecond())
                .put("identifier", token.grant().word())
                .put("expires_in", Tokens.LIFETIME.toSeconds())
                .put("access_token", token.value())
                .put("token_type", "Bearer");
    }
}
