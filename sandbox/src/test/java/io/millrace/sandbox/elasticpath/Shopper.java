package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;

/** A client of the simulator: raw calls, and the few steps to an order. */
final class Shopper {
    static final String ADDRESS = """
            {"first_name": "Ron", "last_name": "Swanson", "line_1": "1234 Disney Drive", "line_2": "Disney Resort",
             "city": "Anaheim", "postcode": "92802", "county": "Orange", "country": "US", "region": "CA",
             "phone_number": "(555) 555-1234", "instructions": "Leave in porch"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private Optional<String> token = Optional.empty();
    private Optional<Duration> patience = Optional.empty();

    private Shopper(URI address) {
        this.address = address;
    }

    static Shopper withoutToken(ElasticPathSimulator simulator) {
        return new Shopper(simulator.address());
    }

    /** With a token that may do everything. */
    static Shopper of(ElasticPathSimulator simulator) {
        var shopper = new Shopper(simulator.address());
        shopper.authorize("grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret");
        return shopper;
    }

    /** The same, but it gives up so soon. */
    Shopper within(Duration time) {
        var other = new Shopper(address);
        other.token = token;
        other.patience = Optional.of(time);
        return other;
    }

    void authorize(String form) {
        token = Optional.of(form(form).body().path("access_token").asString());
    }

    Answer form(String form) {
        return send(request("/oauth/access_token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String data) {
        return send(json(path).POST(BodyPublishers.ofString("{\"data\": " + data + "}")));
    }

    Answer postNothing(String path) {
        return send(json(path).POST(BodyPublishers.noBody()));
    }

    Answer put(String path, String data) {
        return send(json(path).PUT(BodyPublishers.ofString("{\"data\": " + data + "}")));
    }

    Answer putIntoCart(String cart, String item) {
        return post("/v2/carts/" + cart + "/items", item);
    }

    /** Fills a cart with the documented example: a range, two discounted jeans and shipping. */
    void fill(String cart) {
        putIntoCart(cart, "{'type': 'cart_item', 'sku': 'BE-Range-1a1a', 'quantity': 1}".replace('\'', '"'));
        putIntoCart(cart, "{'type': 'cart_item', 'sku': 'jeansRed-M', 'quantity': 2}".replace('\'', '"'));
        putIntoCart(cart, "{'type': 'promotion_item', 'code': 'JEANS10'}".replace('\'', '"'));
        putIntoCart(cart, """
                {"type": "custom_item", "name": "Standard delivery", "sku": "STANDARD-DELIVERY", "quantity": 1,
                 "price": {"amount": 700, "includes_tax": true}}""");
    }

    Answer checkOut(String cart, String buyer) {
        return post("/v2/carts/" + cart + "/checkout", """
                {%s, "order_number": "order-1234", "shipping_address": %s, "billing_address": %s}"""
                .formatted(buyer, ADDRESS, ADDRESS));
    }

    /** Places the documented example order as a guest and says its id. */
    String order() {
        fill("cart");
        return checkOut("cart", "\"customer\": {\"name\": \"Ron Swanson\", \"email\": \"ron@example.com\"}").id();
    }

    Answer pay(String order, String method) {
        return post("/v2/orders/" + order + "/payments",
                "{\"gateway\": \"manual\", \"method\": \"" + method + "\"}");
    }

    Answer pay(String order, String method, long amount) {
        return post("/v2/orders/" + order + "/payments",
                "{\"gateway\": \"manual\", \"method\": \"" + method + "\", \"amount\": " + amount + "}");
    }

    Answer capture(String order, String transaction) {
        return postNothing("/v2/orders/" + order + "/transactions/" + transaction + "/capture");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path));
        patience.ifPresent(request::timeout);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body().length == 0
                    ? MissingNode.getInstance()
                    : Json.read(response.body()), response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
