package io.millrace.sandbox.fluent;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.stream.Stream;

/** Base products (fluent reference, 3.6). */
final class StandardProducts implements Resource {
    static final String TYPE = "StandardProduct";

    private final Table<ProductKey> table;
    private final Products products;
    private final VariantProducts variants;

    StandardProducts(Table<ProductKey> table, Products products, VariantProducts variants) {
        this.table = table;
        this.products = products;
        this.variants = variants;
    }

    @Override
    public List<MutationField> mutations() {
        return List.of(
                new MutationField("createStandardProduct", List.of("PRODUCT_CREATE"), input -> input.text("ref"),
                        commit -> put(commit, products.drafted(commit, TYPE))),
                new MutationField("updateStandardProduct", List.of("PRODUCT_UPDATE"), input -> input.text("ref"),
                        commit -> put(commit, products.changed(commit, table, TYPE))));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("standardProduct", Fetch.one(arguments -> table.byKey(ProductKey.of(arguments))))
                .dataFetcher("standardProducts", Listing.products(table)));
        wiring.type(TYPE, product -> product
                .dataFetcher("catalogue", Fetch.link(products::catalogue))
                .dataFetcher("categories", Connection.ofParts("categories"))
                .dataFetcher("variants", new Connection(this::variantsOf)));
    }

    private Entity put(Commit commit, Entity product) {
        var linked = variants.named(commit.input());
        commit.put(table, new Entity(product.number(), product.fields().without("variants")));
        linked.forEach(variant -> variants.link(commit, variant, product));
        return product;
    }

    private Stream<Entity> variantsOf(long number, Filter filter, DataFetchingEnvironment environment) {
        return variants.of(ProductKey.of(Fetch.source(environment)), number).filter(filter);
    }
}
