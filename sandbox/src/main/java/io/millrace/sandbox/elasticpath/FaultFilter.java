package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.millrace.sandbox.fault.Hold;
import io.millrace.sandbox.fault.Spoiler;
import java.time.InstantSource;

/** Counts calls of the API, and makes it slow, busy or broken, as the switches say. */
final class FaultFilter implements Filter {
    private static final byte[] NO_ANSWER = new byte[0];

    private final RateLimit limit = new RateLimit();
    private final Faults faults;
    private final Traffic traffic;
    private final Hold hold;
    private final Spoiler spoiler;
    private final InstantSource clock;
    private final Ids ids;

    FaultFilter(Faults faults, Traffic traffic, Hold hold, InstantSource clock, Ids ids) {
        this.faults = faults;
        this.traffic = traffic;
        this.hold = hold;
        this.clock = clock;
        this.ids = ids;
        spoiler = new Spoiler(hold, clock);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var path = request.path().path();
        if (path.startsWith(Store.CONTROL)) {
            chain.proceed();
            return;
        }
        hold.back(faults.drawnLatency());
        if (faults.isDown()) {
            throw ApiError.internal(ids.next());
        }
        if (!limit.admits(faults.requestsPerSecond(), clock.instant())) {
            throw ApiError.tooManyRequests();
        }
        if (OAuthResource.PATH.equals(path)) {
            traffic.loggedIn();
            chain.proceed();
            return;
        }
        traffic.requested();
        faults.requests().take().ifPresentOrElse(fault -> spoiler.spoil(response, fault, NO_ANSWER), chain::proceed);
    }
}
