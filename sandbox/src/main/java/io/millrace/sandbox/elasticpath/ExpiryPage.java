package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.sandbox.http.JsonAnswer;
import java.util.Map;

/** {@code POST /sandbox/orders/{id}/expired?gateway=stripe}: the order's open authorisations run out. */
final class ExpiryPage implements HttpService {
    private final OrderBook orders;

    ExpiryPage(OrderBook orders) {
        this.orders = orders;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/sandbox/orders/{order}/expired", this::expire);
    }

    private void expire(ServerRequest request, ServerResponse response) {
        try {
            orders.expire(Exchange.id(request, "order"), Expiry.of(request.query().first("gateway").orElse("stripe")));
            response.status(Status.NO_CONTENT_204).send();
        } catch (IllegalArgumentException e) {
            JsonAnswer.send(response, Status.BAD_REQUEST_400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }
}
