package io.millrace.capture;

import io.millrace.capture.Operation.Capture;
import io.millrace.capture.Operation.Fulfil;
import io.millrace.capture.Operation.ListTransactions;
import io.millrace.capture.Operation.OfElasticPath;
import io.millrace.capture.Operation.ReadOrder;
import io.millrace.common.command.CaptureRequest;
import io.millrace.common.elasticpath.ElasticPathRequest;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes the call of an operation. */
final class Requests {
    private static final String CONFIRM = "query ConfirmOrder($ref: String!) { order(ref: $ref) { id status "
            + "fulfilments(first: 100) { edges { node { status } } pageInfo { hasNextPage } } } }";

    private Requests() {}

    /** What Elastic Path is asked. */
    static ElasticPathRequest of(OfElasticPath operation, CaptureRequest request) {
        var order = "/v2/orders/" + encoded(request.orderRef());
        return switch (operation) {
            case ReadOrder _ -> ElasticPathRequest.get(order);
            case ListTransactions _ -> ElasticPathRequest.get(order + "/transactions");
            case Capture(var transaction) -> {
                var body = Json.object();
                body.putObject("data").put("custom_reference", request.orderId());
                yield ElasticPathRequest.post(order + "/transactions/" + encoded(transaction) + "/capture", body);
            }
            case Fulfil _ -> {
                var body = Json.object();
                body.putObject("data").put("type", "order").put("shipping", "fulfilled");
                yield ElasticPathRequest.put(order, body);
            }
        };
    }

    /** What Fluent is asked. */
    static FluentRequest confirm(CaptureRequest request) {
        return new FluentRequest("order", CONFIRM, Json.object().put("ref", request.orderRef()));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
