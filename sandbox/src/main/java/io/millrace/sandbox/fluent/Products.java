package io.millrace.sandbox.fluent;

import java.util.Map;
import java.util.Optional;

/**
 * What standard and variant products have in common. The refs of both are one name space in a catalogue (fluent
 * reference, 3.6). No mutation here creates a category, so a product that names one is refused.
 */
final class Products {
    private final Table<ProductKey> standard;
    private final Table<ProductKey> variants;
    private final Catalogues catalogues;
    private final Ids ids;

    Products(Records records, Catalogues catalogues, Ids ids) {
        this.standard = records.standardProducts;
        this.variants = records.variantProducts;
        this.catalogues = catalogues;
        this.ids = ids;
    }

    /** Of either kind. */
    Optional<Entity> find(ProductKey key) {
        return variants.byKey(key).or(() -> standard.byKey(key));
    }

    Optional<Entity> catalogue(Fields product) {
        return catalogues.of(product);
    }

    /** A product that may be stored: nothing is written yet. */
    Entity drafted(Commit commit, String type) {
        var input = commit.input();
        var key = ProductKey.of(input);
        catalogues.check(key);
        checkCategories(input);
        if (find(key).isPresent()) {
            throw Refused.notUnique("ref " + key.ref() + " in catalogue " + key.catalogue());
        }
        return Entity.created(ids.number(), ids.uuid(), commit.now(), input
                .renamed("taxType", "tax")
                .with(Map.of(
                        Fetch.TYPE, type,
                        "status", "CREATED",
                        "workflowRef", "PRODUCT_CATALOGUE::" + Catalogues.TYPE,
                        "workflowVersion", 1)));
    }

    /** The next state of a product that an update names: nothing is written yet. */
    Entity changed(Commit commit, Table<ProductKey> table, String type) {
        var input = commit.input();
        var key = ProductKey.of(input);
        catalogues.check(key);
        checkCategories(input);
        return table.byKey(key)
                .orElseThrow(() -> Refused.notFound(type, "ref", key.ref()))
                .changed(commit.now(), input.renamed("taxType", "tax"));
    }

    private static void checkCategories(Fields input) {
        input.parts("categories").stream().findFirst().ifPresent(category -> {
            throw Refused.notFound("Category", "ref", category.text("ref"));
        });
    }
}
