package io.millrace.sandbox.elasticpath;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Lets only bearers of a token pass: 401 without a valid one, 403 for writing with one that may only read. */
final class BearerFilter implements Filter {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var path = request.path().path();
        if (!OAuthResource.PATH.equals(path) && !path.startsWith(Store.CONTROL)) {
            check(request);
        }
        chain.proceed();
    }

    private void check(RoutingRequest request) {
        var grant = request.headers().first(HeaderNames.AUTHORIZATION)
                .filter(header -> header.startsWith(SCHEME))
                .flatMap(header -> tokens.grant(header.substring(SCHEME.length())))
                .orElseThrow(ApiError::unauthorized);
        if (grant == Grant.IMPLICIT && !Method.GET.equals(request.prologue().method())) {
            throw ApiError.forbidden();
        }
    }
}
