package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v2/currencies}. */
final class CurrenciesResource implements HttpService {
    private final Instant since;

    CurrenciesResource(Instant since) {
        this.since = since;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/v2/currencies", this::list);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var body = Json.object();
        var data = body.putArray("data");
        Currencies.ALL.forEach(currency -> data.add(view(currency)));
        Exchange.answer(response, Status.OK_200, body);
    }

    private ObjectNode view(Currency currency) {
        var view = Json.object()
                .put("id", currency.id())
                .put("type", "currency")
                .put("code", currency.code())
                .put("exchange_rate", 1)
                .put("format", currency.symbol() + "{price}")
                .put("decimal_point", ".")
                .put("thousand_separator", ",")
                .put("decimal_places", currency.decimalPlaces())
                .put("default", currency.equals(Currencies.standard()))
                .put("enabled", true);
        view.putObject("links").put("self", "/v2/currencies/" + currency.id());
        view.putObject("meta")
                .put("owner", "store")
                .putObject("timestamps")
                .put("created_at", Times.toTheMillisecond(since))
                .put("updated_at", Times.toTheMillisecond(since));
        return view;
    }
}
