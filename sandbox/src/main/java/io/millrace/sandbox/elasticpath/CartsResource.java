package io.millrace.sandbox.elasticpath;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/carts}: the little of carts that it takes to place orders. Any id is a cart once something is in it. */
final class CartsResource implements HttpService {
    private static final HeaderName CURRENCY = HeaderNames.create("X-MOLTIN-CURRENCY");

    private final Map<String, Cart> carts = new ConcurrentHashMap<>();
    private final CartItemReader reader;
    private final Checkout checkout;
    private final OrderBook orders;
    private final OrderView view;

    CartsResource(CartItemReader reader, Checkout checkout, OrderBook orders, OrderView view) {
        this.reader = reader;
        this.checkout = checkout;
        this.orders = orders;
        this.view = view;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/v2/carts/{cart}/items", this::add)
                .get("/v2/carts/{cart}/items", this::items)
                .post("/v2/carts/{cart}/checkout", this::checkOut);
    }

    private void add(ServerRequest request, ServerResponse response) {
        var item = reader.read(Exchange.data(request));
        var currency = request.headers().first(CURRENCY).map(Currencies::of).orElseGet(Currencies::standard);
        var cart = Objects.requireNonNull(carts.compute(Exchange.id(request, "cart"), (id, before) -> {
            var after = Objects.requireNonNullElseGet(before, () -> Cart.empty(id, currency)).with(item);
            CartPricing.lines(after); // refuses what has no price in this currency
            return after;
        }));
        Exchange.answer(response, Status.CREATED_201, view(cart));
    }

    private void items(ServerRequest request, ServerResponse response) {
        Exchange.answer(response, Status.OK_200, view(cart(request)));
    }

    private void checkOut(ServerRequest request, ServerResponse response) {
        var order = checkout.order(cart(request), Exchange.data(request));
        orders.add(order);
        Exchange.answerData(response, Status.CREATED_201, view.of(order));
    }

    private Cart cart(ServerRequest request) {
        return Optional.ofNullable(carts.get(Exchange.id(request, "cart")))
                .orElseThrow(() -> ApiError.notFound("Cart"));
    }

    private static ObjectNode view(Cart cart) {
        var lines = CartPricing.lines(cart);
        var currency = cart.currency();
        var body = Json.object();
        var data = body.putArray("data");
        lines.forEach(line -> data.add(new LineView(currency).of(type(line), line.cartItem(), line)));
        var totals = LineTotals.sum(lines);
        var prices = body.putObject("meta").putObject("display_price");
        prices.set("with_tax", currency.display(totals.withTax()));
        prices.set("without_tax", currency.display(totals.withoutTax()));
        prices.set("tax", currency.display(totals.tax()));
        prices.set("discount", currency.display(totals.discount()));
        prices.set("without_discount", currency.display(totals.withoutDiscount()));
        return body;
    }

    private static String type(Line line) {
        return switch (line.article().kind()) {
            case PRODUCT -> "cart_item";
            case CUSTOM -> "custom_item";
            case PROMOTION -> "promotion_item";
        };
    }
}
