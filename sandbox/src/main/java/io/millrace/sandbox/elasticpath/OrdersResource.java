package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.time.InstantSource;
import java.util.List;

/** {@code /v2/orders}, apart from paying. */
final class OrdersResource implements HttpService {
    private static final String ONE = "/v2/orders/{order}";

    private final OrderBook orders;
    private final OrderView view;
    private final InstantSource clock;

    OrdersResource(OrderBook orders, OrderView view, InstantSource clock) {
        this.orders = orders;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/v2/orders", this::list)
                .get(ONE, this::get)
                .put(ONE, this::update)
                .get(ONE + "/items", this::items);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var found = OrderSearch.of(request).find(orders.all(), view);
        Exchange.answer(response, Status.OK_200, Page.of(request).listing("/v2/orders", found));
    }

    private void get(ServerRequest request, ServerResponse response) {
        var order = orders.get(Exchange.id(request, "order"));
        var includes = List.of(request.query().first("include").orElse("").split(","));
        if (includes.contains("items")) {
            Exchange.answer(response, Status.OK_200, view.withItems(order));
        } else {
            Exchange.answerData(response, Status.OK_200, view.of(order));
        }
    }

    private void update(ServerRequest request, ServerResponse response) {
        var change = Exchange.data(request);
        var order = orders.update(Exchange.id(request, "order"),
                before -> OrderRules.changed(before, change, clock.instant()));
        Exchange.answerData(response, Status.OK_200, view.of(order));
    }

    private void items(ServerRequest request, ServerResponse response) {
        var body = Json.object();
        body.set("data", view.items(orders.get(Exchange.id(request, "order"))));
        Exchange.answer(response, Status.OK_200, body);
    }
}
