package io.millrace.sandbox.fluent;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.millrace.sandbox.http.JsonAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Shows a person what arrived: {@code GET /} as a page and {@code GET /sandbox/orders} as JSON. The newest orders only;
 * its people are invented. No fault changes these two.
 */
final class OrderPages implements HttpService {
    private static final int MOST = 50;

    private final FluentStore store;

    OrderPages(FluentStore store) {
        this.store = store;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (request, response) -> response
                .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .send(page()));
        rules.get("/sandbox/orders", (request, response) -> JsonAnswer.send(response, Status.OK_200, Map.of(
                "count", store.orderCount(),
                "newest", store.newestOrders(MOST).stream().map(this::summary).toList())));
    }

    private String page() {
        var rows = store.newestOrders(MOST).stream().map(this::row).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Fluent sandbox</title>
                <style>body{font-family:sans-serif;margin:2em}td,th{text-align:left;padding:.2em 1em}</style></head>
                <body>
                <h1>Fluent sandbox: %d orders</h1>
                <table>
                <tr><th>ref</th><th>id</th><th>status</th><th>customer</th><th>created</th></tr>
                %s</table>
                </body>
                </html>
                """.formatted(store.orderCount(), rows);
    }

    private String row(StoredOrder order) {
        return summary(order).values().stream()
                .map(value -> "<td>" + StringEscapeUtils.escapeHtml4(value) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private Map<String, String> summary(StoredOrder order) {
        var summary = new LinkedHashMap<String, String>();
        summary.put("ref", order.ref());
        summary.put("id", order.id());
        summary.put("status", order.status());
        summary.put("customer", store.customer(order.username()).map(StoredCustomer::name).orElse(""));
        summary.put("createdOn", order.createdOn().toString());
        return summary;
    }
}
