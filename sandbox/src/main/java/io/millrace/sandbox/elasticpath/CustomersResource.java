package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.util.Comparator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/customers}. */
final class CustomersResource implements HttpService {
    private static final String ONE = "/v2/customers/{customer}";
    private static final String CREATED_AT = "/meta/timestamps/created_at";
    private static final Map<String, FilterField> FIELDS = Map.of(
            "name", FilterField.text("/name"),
            "email", FilterField.text("/email"),
            "external_ref", FilterField.exact("/external_ref"),
            "created_at", FilterField.time(CREATED_AT),
            "updated_at", FilterField.time("/meta/timestamps/updated_at"));

    private final CustomerBook customers;
    private final Events events;

    CustomersResource(CustomerBook customers, Events events) {
        this.customers = customers;
        this.events = events;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v2/customers", this::create)
                .get("/v2/customers", this::list)
                .get(ONE, this::get)
                .put(ONE, this::update)
                .delete(ONE, this::delete);
    }

    private void create(ServerRequest request, ServerResponse response) {
        var customer = customers.create(Exchange.data(request));
        events.fire("customer.created", () -> payload(customer));
        Exchange.answerData(response, Status.CREATED_201, customer);
    }

    private void list(ServerRequest request, ServerResponse response) {
        var filter = Filter.of(request, FIELDS);
        var found = customers.all().stream()
                .filter(filter::matches)
                .sorted(Comparator.comparing((JsonNode customer) -> customer.at(CREATED_AT).asString()).reversed())
                .toList();
        Exchange.answer(response, Status.OK_200, Page.of(request).listing("/v2/customers", found));
    }

    private void get(ServerRequest request, ServerResponse response) {
        Exchange.answerData(response, Status.OK_200, customers.get(Exchange.id(request, "customer")));
    }

    private void update(ServerRequest request, ServerResponse response) {
        var customer = customers.update(Exchange.id(request, "customer"), Exchange.data(request));
        events.fire("customer.updated", () -> payload(customer));
        Exchange.answerData(response, Status.OK_200, customer);
    }

    private void delete(ServerRequest request, ServerResponse response) {
        var id = Exchange.id(request, "customer");
        customers.remove(id);
        events.fire("customer.deleted", () -> Json.object().put("type", "customer").put("id", id));
        response.status(Status.NO_CONTENT_204).send();
    }

    private static ObjectNode payload(ObjectNode customer) {
        return Json.object().set("data", customer);
    }
}
