package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The product catalogues of the account; there is no mutation for them. */
final class Catalogues implements Resource {
    /** What the workflow of every product here is named after. */
    static final String TYPE = "MASTER";

    private final Map<String, Entity> byRef = new HashMap<>();

    Catalogues(Collection<String> refs, String retailerId, Instant since, Ids ids) {
        refs.forEach(ref -> byRef.put(ref, Entity.created(ids.number(), ids.uuid(), since, new Fields(Map.of(
                "ref", ref,
                "name", ref,
                "type", TYPE,
                "status", "ACTIVE",
                "workflowRef", "PRODUCT_CATALOGUE::" + TYPE,
                "workflowVersion", 1,
                "retailerRefs", List.of("RETAILER_" + retailerId))))));
    }

    /** The catalogue of a product or of a product's input. */
    Optional<Entity> of(Fields product) {
        return find(product.part("catalogue").text("ref"));
    }

    /** Refuses what is in an unknown catalogue. */
    void check(ProductKey product) {
        if (find(product.catalogue()).isEmpty()) {
            throw Refused.notFound("ProductCatalogue", "ref", product.catalogue());
        }
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("productCatalogue", Fetch.one(arguments -> find(arguments.text("ref")))));
    }

    private Optional<Entity> find(String ref) {
        return Optional.ofNullable(byRef.get(ref));
    }
}
