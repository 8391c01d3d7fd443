package io.millrace.capture;

import io.millrace.common.json.Json;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.elasticpath.ElasticPathSimulator;
import io.millrace.sandbox.elasticpath.ProductShelf;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Places orders at a simulated Elastic Path, and looks at them. */
final class Shop implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ElasticPathSimulator store;
    private final ElasticPathConfig config;

    Shop(ElasticPathSimulator store, ElasticPathConfig config) {
        this.store = store;
        this.config = config;
    }

    /** An order that is checked out, and not paid. */
    String order() throws IOException, InterruptedException {
        var cart = "/v2/carts/" + UUID.randomUUID();
        var product = ProductShelf.standard().products().getFirst().id();
        post(cart + "/items", Json.object().put("type", "cart_item").put("id", product).put("quantity", 2));
        var data = Json.object();
        data.putObject("customer").put("name", "Ron Swanson").put("email", "ron@example.com");
        data.set("billing_address", address());
        data.set("shipping_address", address().put("phone_number", "(555) 555-0100").put("instructions", ""));
        return post(cart + "/checkout", data).at("/data/id").asString("");
    }

    /** One whose whole amount is authorised. */
    String authorised() throws IOException, InterruptedException {
        var id = order();
        authorise(id, Json.object());
        return id;
    }

    /** One that is authorised in two parts. */
    String authorisedInTwoParts() throws IOException, InterruptedException {
        var id = order();
        authorise(id, Json.object().put("amount", 100));
        authorise(id, Json.object());
        return id;
    }

    void cancel(String id) throws IOException, InterruptedException {
        var body = Json.object();
        body.putObject("data").put("type", "order").put("status", "cancelled");
        send(at("/v2/orders/" + id).PUT(HttpRequest.BodyPublishers.ofByteArray(Json.write(body))));
    }

    JsonNode read(String id) {
        return get("/v2/orders/" + id).path("data");
    }

    JsonNode transactions(String id) {
        return get("/v2/orders/" + id + "/transactions").path("data");
    }

    private void authorise(String id, ObjectNode data) throws IOException, InterruptedException {
        post("/v2/orders/" + id + "/payments", data.put("gateway", "manual").put("method", "authorize"));
    }

    private static ObjectNode address() {
        return Json.object().put("first_name", "Ron").put("last_name", "Swanson").put("company_name", "")
                .put("line_1", "1 Main Street").put("line_2", "").put("city", "Pawnee").put("county", "IN")
                .put("region", "IN").put("postcode", "47998").put("country", "US");
    }

    private JsonNode get(String path) {
        try {
            return send(at(path).GET());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(String path, ObjectNode data) throws IOException, InterruptedException {
        var body = Json.object();
        body.set("data", data);
        return send(at(path).POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body))));
    }

    /** Each call logs in, for tokens are made to expire. */
    private String token() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(store.address().resolve("/oauth/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + config.clientId() + "&client_secret=" + config.clientSecret().reveal())))
                .path("access_token").asString("");
    }

    private HttpRequest.Builder at(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(store.address() + path)).header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json").header("X-MOLTIN-CURRENCY", "USD");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
    }
}
