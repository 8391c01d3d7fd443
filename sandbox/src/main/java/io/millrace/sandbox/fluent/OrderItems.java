package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of an order, held inside of it. */
final class OrderItems implements Resource {
    private final Products products;
    private final Table<String> orders;
    private final ProductsOfItems known;
    private final Ids ids;

    /** Whether an item may name a product that does not exist. */
    enum ProductsOfItems {
        NEED_NOT_EXIST, MUST_EXIST
    }

    OrderItems(Table<String> orders, Products products, ProductsOfItems known, Ids ids) {
        this.orders = orders;
        this.products = products;
        this.known = known;
        this.ids = ids;
    }

    /** The items of an order's input as they are stored. */
    List<Fields> drafted(Fields order, String orderId, Instant now) {
        var retailer = order.part("retailer").text("id");
        return order.parts("items").stream().map(item -> drafted(item, retailer, orderId, now)).toList();
    }

    /** The items of an order after an update that names some of them by id. */
    List<Fields> changed(Fields order, Fields patch, Instant now) {
        var items = new ArrayList<>(order.parts("items"));
        for (var change : patch.parts("items")) {
            var id = change.text("id");
            var index = items.stream().map(item -> item.text("id")).toList().indexOf(id);
            if (index < 0) {
                throw Refused.notFound("OrderItem", "id", id);
            }
            items.set(index, Upsert.into(items.get(index), change).with("updatedOn", now));
        }
        return items;
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("OrderItem", item -> item
                .dataFetcher("product", Fetch.link(source -> Optional.of(product(source))))
                .dataFetcher("order", Fetch.link(source -> orders.byId(source.text("orderId")))));
    }

    private Fields drafted(Fields item, String retailer, String orderId, Instant now) {
        var catalogue = item.maybeText("productCatalogueRef").orElse("COMPATIBILITY:" + retailer);
        var product = new ProductKey(catalogue, item.text("productRef"));
        if (known == ProductsOfItems.MUST_EXIST && products.find(product).isEmpty()) {
            throw Refused.notFound("Product", "ref", product.ref());
        }
        var number = ids.number();
        return Entity.created(number, Long.toString(number), now, item
                .with(Map.of("productCatalogueRef", catalogue, "status", "CREATED", "orderId", orderId)))
                .fields();
    }

    /** A product, or a stand-in with the same ref: the schema promises one, and items may name what does not exist. */
    private Entity product(Fields item) {
        var key = new ProductKey(item.text("productCatalogueRef"), item.text("productRef"));
        return products.find(key)
                .orElseGet(() -> new Entity(0, new Fields(Map.of(
                        Fetch.TYPE, VariantProducts.TYPE,
                        "id", item.text("id"),
                        "ref", key.ref(),
                        "name", key.ref(),
                        "catalogue", Map.of("ref", key.catalogue())))));
    }
}
