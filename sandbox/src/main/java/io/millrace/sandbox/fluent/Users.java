package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The API user that everybody logs in as. */
final class Users implements Resource {
    private final Entity user;

    Users(String username, Instant since, Retailers retailers) {
        user = Entity.created(1, "1", since, new Fields(Map.of(
                "ref", username,
                "username", username,
                "type", "API",
                "status", "ACTIVE",
                "primaryRetailer", retailers.primary().fields().byName())));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query.dataFetcher("me", Fetch.one(arguments -> Optional.of(user))));
    }
}
