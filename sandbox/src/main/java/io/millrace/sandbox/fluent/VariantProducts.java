package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is sold: one colour and size of a base product (fluent reference, 3.6). */
final class VariantProducts implements Resource {
    static final String TYPE = "VariantProduct";

    private final Table<ProductKey> table;
    private final Table<ProductKey> parents;
    private final Products products;

    VariantProducts(Records records, Products products) {
        this.table = records.variantProducts;
        this.parents = records.standardProducts;
        this.products = products;
    }

    @Override
    public List<MutationField> mutations() {
        return List.of(
                new MutationField("createVariantProduct", List.of("PRODUCT_CREATE"), input -> input.text("ref"),
                        commit -> put(commit, products.drafted(commit, TYPE))),
                new MutationField("updateVariantProduct", List.of("PRODUCT_UPDATE"), input -> input.text("ref"),
                        commit -> put(commit, products.changed(commit, table, TYPE))));
    }

    /** The variants that a base product's input lists; each must exist already. */
    List<Entity> named(Fields input) {
        return input.parts("variants").stream()
                .filter(variant -> variant.maybeText("ref").isPresent())
                .map(variant -> table.byKey(ProductKey.of(variant))
                        .orElseThrow(() -> Refused.notFound(TYPE, "ref", variant.text("ref"))))
                .toList();
    }

    /** The variants of a base product that were created after a number. */
    Stream<Entity> of(ProductKey parent, long number) {
        return table.after(number)
                .filter(variant -> variant.fields().maybePart("product").map(ProductKey::of)
                        .filter(parent::equals)
                        .isPresent());
    }

    /** Makes a variant one of a base product. */
    void link(Commit commit, Entity variant, Entity parent) {
        var key = ProductKey.of(parent.fields());
        commit.put(table, variant.changed(commit.now(), Fields.NONE.with("product",
                Map.of("ref", key.ref(), "catalogue", Map.of("ref", key.catalogue())))));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("variantProduct", Fetch.one(arguments -> table.byKey(ProductKey.of(arguments))))
                .dataFetcher("variantProducts", Listing.products(table)));
        wiring.type(TYPE, product -> product
                .dataFetcher("catalogue", Fetch.link(products::catalogue))
                .dataFetcher("categories", Connection.ofParts("categories"))
                .dataFetcher("product", Fetch.link(source -> source.maybePart("product")
                        .map(ProductKey::of)
                        .flatMap(parents::byKey))));
    }

    private Entity put(Commit commit, Entity variant) {
        commit.input().maybePart("product").map(ProductKey::of).ifPresent(this::checkParent);
        return commit.put(table, variant);
    }

    private void checkParent(ProductKey parent) {
        if (parents.byKey(parent).isEmpty()) {
            throw Refused.notFound(StandardProducts.TYPE, "ref", parent.ref());
        }
    }
}
