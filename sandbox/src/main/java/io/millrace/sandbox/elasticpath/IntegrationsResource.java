package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.time.InstantSource;

/** {@code /v2/integrations}: who is told of what. */
final class IntegrationsResource implements HttpService {
    private static final String ONE = "/v2/integrations/{integration}";

    private final IntegrationBook integrations;
    private final InstantSource clock;
    private final Ids ids;

    IntegrationsResource(IntegrationBook integrations, InstantSource clock, Ids ids) {
        this.integrations = integrations;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v2/integrations", this::create)
                .get("/v2/integrations", this::list)
                .get(ONE, this::get)
                .put(ONE, this::update)
                .delete(ONE, this::delete);
    }

    private void create(ServerRequest request, ServerResponse response) {
        var data = Exchange.data(request);
        Fields.requireType(data, "integration");
        var now = clock.instant();
        var integration = new Integration(ids.next(), IntegrationRules.changed(Json.object(), data), now, now);
        integrations.add(integration);
        Exchange.answerData(response, Status.CREATED_201, integration.view());
    }

    private void list(ServerRequest request, ServerResponse response) {
        Exchange.answer(response, Status.OK_200, Page.of(request)
                .listing("/v2/integrations", integrations.all().stream().map(Integration::view).toList()));
    }

    private void get(ServerRequest request, ServerResponse response) {
        Exchange.answerData(response, Status.OK_200, integrations.get(Exchange.id(request, "integration")).view());
    }

    private void update(ServerRequest request, ServerResponse response) {
        var data = Exchange.data(request);
        var changed = integrations.update(Exchange.id(request, "integration"), before -> before
                .with(IntegrationRules.changed(before.attributes(), data), clock.instant()));
        Exchange.answerData(response, Status.OK_200, changed.view());
    }

    private void delete(ServerRequest request, ServerResponse response) {
        integrations.remove(Exchange.id(request, "integration"));
        response.status(Status.OK_200).send();
    }
}
