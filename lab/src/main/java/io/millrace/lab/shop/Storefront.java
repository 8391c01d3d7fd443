package io.millrace.lab.shop;

import io.millrace.common.http.Bearer;
import io.millrace.common.http.Bearer.Exchange.Made;
import io.millrace.common.http.Bearer.Exchange.NotMade;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import io.millrace.common.json.Json;
import io.millrace.common.settings.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop on Elastic Path: registers webhooks and places orders by the same API calls as a real one. Fails loudly when
 * Elastic Path refuses, since a shop of invented people is never refused rightly. Safe for any thread.
 */
public final class Storefront {
    private static final int UNAUTHORIZED = 401;
    private static final String PURCHASE = "purchase";

    private final URI address;
    private final Bearer bearer;

    /**
     * What it logs in with.
     *
     * @param clientId the application key
     * @param clientSecret the key's secret
     */
    public record Key(String clientId, Secret clientSecret) {}

    /** Logs in at the first call, and again before the token expires. */
    public Storefront(HttpCaller http, URI address, Key key, InstantSource clock) {
        this.address = address;
        var logIn = HttpCall.postForm(address.resolve("/oauth/access_token"), Map.of(
                "grant_type", "client_credentials", "client_id", key.clientId(),
                "client_secret", key.clientSecret().reveal()));
        bearer = new Bearer(http, () -> http.call(logIn),
                new Bearer.Target("Elastic Path", "the address of the shop", "the application key and its secret"),
                clock);
    }

    /**
     * Has these events sent to {@code url}, with {@code secret} in their header. Does nothing when there is an
     * integration of this name.
     */
    public void connect(String name, URI url, Secret secret, List<String> events) {
        var there = json(HttpCall.get(address.resolve("/v2/integrations"))).path("data");
        if (StreamSupport.stream(there.spliterator(), false)
                .anyMatch(one -> one.path("name").asString("").equals(name))) {
            return;
        }
        var data = Json.object().put("type", "integration").put("name", name).put("enabled", true)
                .put("integration_type", "webhook");
        events.forEach(data.putArray("observes")::add);
        data.putObject("configuration").put("url", url.toString()).put("secret_key", secret.reveal());
        post("/v2/integrations", data, "USD");
    }

    /**
     * Makes an account at Elastic Path.
     *
     * @return the customer's id
     */
    public String register(Shopper shopper) {
        var data = Json.object().put("type", "customer").put("name", shopper.name()).put("email", shopper.email());
        return post("/v2/customers", data, shopper.currency()).at("/data/id").stringValue();
    }

    /**
     * Fills a cart, checks out and has the amount authorised, to be captured when the order is complete.
     *
     * @return the order's id
     */
    public String authorise(Shopper shopper) {
        return order(shopper, Json.object().put("name", shopper.name()).put("email", shopper.email()), "authorize");
    }

    /** What an order's payment has come to, such as {@code paid}. */
    public String payment(String orderId) {
        return json(HttpCall.get(address.resolve("/v2/orders/" + orderId))).at("/data/payment").asString("");
    }

    /**
     * Fills a cart, checks out and pays: as a guest, or with an account made for this order.
     *
     * @return the order's id
     */
    public String order(Shopper shopper) {
        return switch (shopper.kind()) {
            case CUSTOMER -> orderOf(register(shopper), shopper);
            case GUEST -> order(shopper,
                    Json.object().put("name", shopper.name()).put("email", shopper.email()), PURCHASE);
        };
    }

    /**
     * The same with an account that is there already.
     *
     * @return the order's id
     */
    public String orderOf(String customerId, Shopper shopper) {
        return order(shopper, Json.object().put("id", customerId), PURCHASE);
    }

    private String order(Shopper shopper, ObjectNode customer, String method) {
        var cart = "/v2/carts/" + UUID.randomUUID();
        shopper.basket().forEach(line -> post(cart + "/items", line(line), shopper.currency()));
        var data = Json.object();
        data.set("customer", customer);
        data.set("billing_address", address(shopper));
        data.set("shipping_address", address(shopper).put("phone_number", "(555) 555-0100").put("instructions", ""));
        var id = post(cart + "/checkout", data, shopper.currency()).at("/data/id").stringValue();
        post("/v2/orders/" + id + "/payments", Json.object().put("gateway", "manual").put("method", method),
                shopper.currency());
        return id;
    }

    private static ObjectNode address(Shopper shopper) {
        var words = shopper.name().split(" ", 2);
        return Json.object().put("first_name", words[0]).put("last_name", words[words.length - 1])
                .put("company_name", "").put("line_1", shopper.street()).put("line_2", "").put("city", shopper.city())
                .put("county", shopper.region()).put("region", shopper.region()).put("postcode", shopper.postcode())
                .put("country", shopper.country());
    }

    private static ObjectNode line(Shopper.Line line) {
        return switch (line) {
            case Shopper.Product(var id, var quantity) ->
                Json.object().put("type", "cart_item").put("id", id).put("quantity", quantity);
            case Shopper.Promotion(var code) -> Json.object().put("type", "promotion_item").put("code", code);
            case Shopper.Delivery(var sku, var name, var minorUnits) -> {
                var item = Json.object().put("type", "custom_item").put("name", name).put("sku", sku)
                        .put("quantity", 1);
                item.putObject("price").put("amount", minorUnits).put("includes_tax", true);
                yield item;
            }
        };
    }

    private JsonNode post(String path, ObjectNode data, String currency) {
        var body = Json.object();
        body.set("data", data);
        return json(HttpCall.postJson(address.resolve(path), body).with("X-MOLTIN-CURRENCY", currency));
    }

    private JsonNode json(HttpCall call) {
        return switch (bearer.exchange(call, Function.identity(), Storefront::refusesToken)) {
            case Made<HttpAnswer>(var answer) -> json(call, answer);
            case NotMade<HttpAnswer>(var trouble) -> throw new IllegalStateException(trouble.reason());
        };
    }

    private static boolean refusesToken(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered && answered.status() == UNAUTHORIZED;
    }

    private static JsonNode json(HttpCall call, HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Answered answered when answered.isSuccess() -> Json.read(answered.body());
            case HttpAnswer.Answered answered -> throw new IllegalStateException("Elastic Path refused " + call + ": "
                    + answered + " " + Json.read(answered.body()).at("/errors/0/detail").asString());
            case HttpAnswer.NotSent(var reason, var cause) ->
                throw new IllegalStateException("Elastic Path cannot be reached: " + reason, cause);
            case HttpAnswer.NoAnswer(var reason, var cause) ->
                throw new IllegalStateException("Elastic Path did not answer: " + reason, cause);
        };
    }
}
