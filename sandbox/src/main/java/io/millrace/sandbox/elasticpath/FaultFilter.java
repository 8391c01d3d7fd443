package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Makes the API slow, busy or broken, as the switches say. */
final class FaultFilter implements Filter {
    private final Faults faults;
    private final RateLimit limit = new RateLimit();
    private final InstantSource clock;
    private final Ids ids;

    FaultFilter(Faults faults, InstantSource clock, Ids ids) {
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        delay();
        if (faults.isDown()) {
            throw ApiError.internal(ids.next());
        }
        if (!limit.admits(faults.requestsPerSecond(), clock.instant())) {
            throw ApiError.tooManyRequests();
        }
        chain.proceed();
    }

    private void delay() {
        try {
            TimeUnit.NANOSECONDS.sleep(faults.latency().toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
