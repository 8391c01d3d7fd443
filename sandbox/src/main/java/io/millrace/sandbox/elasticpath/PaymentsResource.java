package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v2/orders/{id}/payments}, by the manual gateway; an {@code amount} makes it one of several payments. */
final class PaymentsResource implements HttpService {
    private final OrderBook orders;
    private final Faults faults;
    private final InstantSource clock;
    private final Ids ids;

    PaymentsResource(OrderBook orders, Faults faults, InstantSource clock, Ids ids) {
        this.orders = orders;
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v2/orders/{order}/payments", this::pay);
    }

    private void pay(ServerRequest request, ServerResponse response) {
        var data = Exchange.data(request);
        var type = type(data);
        var parts = data.has("amount") ? 1 : faults.paymentParts();
        var transaction = ids.next();
        var order = orders.update(Exchange.id(request, "order"),
                before -> paid(transaction, before, type, data, parts));
        Exchange.answerData(response, Status.OK_200,
                TransactionView.of(order, order.transaction(transaction)));
    }

    private static TransactionType type(ObjectNode data) {
        if (!"manual".equals(Fields.text(data, "gateway"))) {
            throw ApiError.badRequest();
        }
        return switch (Fields.text(data, "method")) {
            case "authorize" -> TransactionType.AUTHORIZE;
            case "purchase" -> TransactionType.PURCHASE;
            default -> throw ApiError.badRequest();
        };
    }

    /** In several transactions of about the same amount, as if the client had asked for each; the first has the id. */
    private Order paid(String id, Order before, TransactionType type, ObjectNode data, int parts) {
        var order = before;
        for (int part = 0; part < parts; part++) {
            var owing = order.balance().owing();
            long amount = Fields.wholeIfAny(data, "amount").orElse(owing / (parts - part));
            order = order.with(payment(part == 0 ? id : ids.next(), order, type, data, amount));
        }
        return order;
    }

    private Transaction payment(String id, Order order, TransactionType type, ObjectNode data, long amount) {
        var owing = order.balance().owing();
        var isFree = order.payment() == PaymentState.UNPAID && owing == 0;
        if (order.cancelled() || amount > owing || amount < (isFree ? 0 : 1)) {
            throw ApiError.badRequest();
        }
        var method = Fields.objectIfAny(data, "paymentmethod_meta").orElseGet(Json::object);
        var now = clock.instant();
        return new Transaction(id, Fields.textIfAny(method, "name").orElse(""),
                Fields.textIfAny(method, "custom_reference").orElse(""), amount, 0, type,
                Optional.empty(), Optional.empty(), Optional.empty(), now, now);
    }
}
