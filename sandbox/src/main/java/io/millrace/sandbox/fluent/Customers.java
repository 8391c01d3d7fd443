package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;

/**
 * Customers: unique by username in the whole account, not orchestrated (fluent reference, 2.5 and 3.1). Their retailer
 * is stored as Fluent shows it.
 */
final class Customers implements Resource {
    private final Table<String> table;
    private final Retailers retailers;
    private final Ids ids;

    Customers(Table<String> table, Retailers retailers, Ids ids) {
        this.table = table;
        this.retailers = retailers;
        this.ids = ids;
    }

    @Override
    public List<MutationField> mutations() {
        return List.of(
                new MutationField("createCustomer", List.of("CUSTOMER_CREATE"), input -> input.text("username"),
                        commit -> commit.put(table, drafted(commit, commit.input()))),
                new MutationField("updateCustomer", List.of("CUSTOMER_UPDATE"), input -> input.text("username"),
                        this::update));
    }

    /** A customer that may be stored: nothing is written yet. */
    Entity drafted(Commit commit, Fields input) {
        var retailer = retailers.named(input);
        var username = input.text("username");
        if (table.byKey(username).isPresent()) {
            throw Refused.notUnique("username " + username);
        }
        var number = ids.number();
        return Entity.created(number, Long.toString(number), commit.now(), input
                .with(Map.of("ref", username, "status", "CREATED", "retailer", retailer.fields().byName())));
    }

    Entity withId(String id) {
        return table.byId(id).orElseThrow(() -> Refused.notFound("Customer", "id", id));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("customer", Fetch.one(arguments -> table.byKey(arguments.text("ref"))))
                .dataFetcher("customerById", Fetch.one(arguments -> table.byId(arguments.text("id"))))
                .dataFetcher("customers", Listing.connection(table, "ref", "username")));
    }

    private Entity update(Commit commit) {
        var username = commit.input().text("username");
        var known = table.byKey(username).orElseThrow(() -> Refused.notFound("Customer", "username", username));
        return commit.put(table, known.changed(commit.now(), commit.input()));
    }
}
