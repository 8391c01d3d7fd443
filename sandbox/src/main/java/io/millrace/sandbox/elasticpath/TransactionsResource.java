package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import io.millrace.sandbox.fault.Hold;
import io.millrace.sandbox.fault.Spoiler;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** {@code /v2/orders/{id}/transactions}: list, get, capture, refund, cancel. */
final class TransactionsResource implements HttpService {
    private static final byte[] NO_ANSWER = new byte[0];
    private static final String ALL = "/v2/orders/{order}/transactions";
    private static final String ONE = ALL + "/{transaction}";

    private final OrderBook orders;
    private final Faults faults;
    private final Traffic traffic;
    private final Hold hold;
    private final Spoiler spoiler;
    private final InstantSource clock;

    TransactionsResource(OrderBook orders, Faults faults, Traffic traffic, Hold hold, InstantSource clock) {
        this.orders = orders;
        this.faults = faults;
        this.traffic = traffic;
        this.hold = hold;
        this.clock = clock;
        spoiler = new Spoiler(hold, clock);
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
        var id = Exchange.id(request, "transaction");
        var data = Exchange.dataIfAny(request);
        traffic.captureAsked(id);
        var instead = faults.captures().take();
        if (instead.isPresent()) {
            spoiler.spoil(response, instead.get(), NO_ANSWER);
            return;
        }
        hold.back(faults.drawnCaptureLatency());
        var order = orders.update(Exchange.id(request, "order"),
                before -> TransactionRules.captured(before, id, data, faults.secondCapture(), clock.instant()));
        var answer = Json.object().set("data", TransactionView.of(order, order.transaction(id)));
        faults.commits().take().ifPresentOrElse(fault -> spoiler.spoil(response, fault, Json.write(answer)),
                () -> Exchange.answer(response, Status.OK_200, answer));
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
