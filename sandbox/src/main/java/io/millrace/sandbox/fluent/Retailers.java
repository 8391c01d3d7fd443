package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The one retailer of the account. */
final class Retailers implements Resource {
    private final Entity retailer;

    Retailers(String id, Instant since) {
        retailer = Entity.created(1, id, since, new Fields(Map.of(
                "ref", "RETAILER_" + id,
                "status", "ACTIVE",
                "tradingName", "Millrace sandbox retailer")));
    }

    Entity primary() {
        return retailer;
    }

    /** The retailer that an input's {@code retailer} names. */
    Entity named(Fields input) {
        var id = input.part("retailer").text("id");
        return find(id).orElseThrow(() -> Refused.notFound("Retailer", "id", id));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("retailerById", Fetch.one(arguments -> find(arguments.text("id")))));
    }

    private Optional<Entity> find(String id) {
        return Optional.of(retailer).filter(known -> known.id().equals(id));
    }
}
