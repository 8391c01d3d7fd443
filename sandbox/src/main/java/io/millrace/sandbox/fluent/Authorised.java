package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.sandbox.http.JsonAnswer;
import java.util.Map;
import java.util.regex.Pattern;

/** Lets a request pass that bears a valid token; clients write "bearer" in either case (fluent reference, 1.3). */
record Authorised(Tokens tokens, Handler next) implements Handler {
    private static final Pattern BEARER = Pattern.compile("^bearer\\s+", Pattern.CASE_INSENSITIVE);

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        var header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        var token = BEARER.matcher(header).replaceFirst("");
        if (BEARER.matcher(header).find() && tokens.isValid(token)) {
            next.handle(request, response);
        } else {
            JsonAnswer.send(response, Status.UNAUTHORIZED_401, Map.of(
                    "error", "invalid_token",
                    "error_description", "Invalid access token: " + token));
        }
    }
}
