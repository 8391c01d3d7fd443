package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** {@code /v2/orders/{id}/transactions}: list, get, capture, refund, cancel. */
final class TransactionsResource implements HttpService {
    private static final String ALL = "/v2/orders/{order}/transactions";
    private static final String ONE = ALL + "/{transaction}";

    private final OrderBook orders;
    private final Faults faults;
    private final InstantSource clock;

    TransactionsResource(OrderBook orders, Faults faults, InstantSource clock) {
        this.orders = orders;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(ALL, this::list)
                .get(ONE, (request, response) -> answer(request, response, order(request)))
                .post(ONE + "/capture", this::capture)
                .post(ONE + "/refund", this::refund)
                .post(ONE + "/cancel", this::cancel);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var order = order(request);
        var body = Json.object();
        var data = body.putArray("data");
        order.transactions().forEach(transaction -> data.add(TransactionView.of(order, transaction)));
        Exchange.answer(response, Status.OK_200, body);
    }

    private void capture(ServerRequest request, ServerResponse response) {
        var data = Exchange.dataIfAny(request);
        change(request, response, order -> TransactionRules.captured(order, Exchange.id(request, "transaction"), data,
                faults.secondCapture(), clock.instant()));
    }

    private void refund(ServerRequest request, ServerResponse response) {
        var data = Exchange.dataIfAny(request);
        change(request, response, order -> TransactionRules.refunded(order, Exchange.id(request, "transaction"), data,
                clock.instant()));
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        order(request).transaction(Exchange.id(request, "transaction"));
        throw TransactionRules.cancelled();
    }

    private void change(ServerRequest request, ServerResponse response, UnaryOperator<Order> change) {
        answer(request, response, orders.update(Exchange.id(request, "order"), change));
    }

    private Order order(ServerRequest request) {
        return orders.get(Exchange.id(request, "order"));
    }

    private static void answer(ServerRequest request, ServerResponse response, Order order) {
        Exchange.answerData(response, Status.OK_200,
                TransactionView.of(order, order.transaction(Exchange.id(request, "transaction"))));
    }
}
