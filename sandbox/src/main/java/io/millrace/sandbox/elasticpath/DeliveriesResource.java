package io.millrace.sandbox.elasticpath;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What became of webhooks: logs and jobs of integrations. A job is all attempts at one webhook. */
final class DeliveriesResource implements HttpService {
    private final IntegrationBook integrations;
    private final DeliveryLog log;

    DeliveriesResource(IntegrationBook integrations, DeliveryLog log) {
        this.integrations = integrations;
        this.log = log;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/v2/integrations/logs", (request, response) -> answer(response, request, log.all()))
                .get("/v2/integrations/{integration}/logs",
                        (request, response) -> answer(response, request, of(request)))
                .get("/v2/integrations/{integration}/jobs", this::jobs)
                .get("/v2/integrations/{integration}/jobs/{job}/logs", this::jobLogs);
    }

    private List<DeliveryAttempt> of(ServerRequest request) {
        var integration = integrations.get(Exchange.id(request, "integration"));
        return log.all().stream().filter(attempt -> attempt.integrationId().equals(integration.id())).toList();
    }

    private void jobs(ServerRequest request, ServerResponse response) {
        var body = Json.object();
        var data = body.putArray("data");
        of(request).stream().map(DeliveryAttempt::eventId).distinct()
                .forEach(job -> data.addObject().put("id", job).put("type", "integration-job"));
        Exchange.answer(response, Status.OK_200, body);
    }

    private void jobLogs(ServerRequest request, ServerResponse response) {
        var job = Exchange.id(request, "job");
        answer(response, request, of(request).stream().filter(attempt -> attempt.eventId().equals(job)).toList());
    }

    private static void answer(ServerResponse response, ServerRequest request, List<DeliveryAttempt> attempts) {
        Exchange.answer(response, Status.OK_200, Page.of(request)
                .logListing(attempts.reversed().stream().map(DeliveriesResource::view).toList()));
    }

    private static ObjectNode view(DeliveryAttempt attempt) {
        var view = Json.object()
                .put("id", attempt.logId())
                .put("type", "integration-log")
                .put("succeeded", attempt.succeeded())
                .put("attempt", attempt.attempt())
                .put("processing_time", attempt.took().toNanos() / 1e9)
                .put("body", attempt.answer())
                .put("status_code", attempt.status())
                .put("error_detail", attempt.succeeded()
                        ? ""
                        : "Received a status code outside of 2xx range - treating webhook as a fail");
        var relationships = view.putObject("relationships");
        relationships.putObject("integration").putObject("data")
                .put("type", "integration").put("id", attempt.integrationId());
        relationships.putObject("job").putObject("data")
                .put("type", "integration-job").put("id", attempt.eventId());
        view.putObject("meta").putObject("timestamps").put("created_at", attempt.at().toString());
        return view;
    }
}
