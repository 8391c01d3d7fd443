package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders: unique by ref in the whole account (fluent reference, 2.5 and 3.3 to 3.5). */
final class Orders implements Resource {
    private final Table<String> table;
    private final Table<String> people;
    private final Customers customers;
    private final Retailers retailers;
    private final OrderParts parts;
    private final Ids ids;

    Orders(Records records, Customers customers, Retailers retailers, OrderParts parts, Ids ids) {
        this.table = records.orders;
        this.people = records.customers;
        this.customers = customers;
        this.retailers = retailers;
        this.parts = parts;
        this.ids = ids;
    }

    @Override
    public List<MutationField> mutations() {
        return List.of(
                new MutationField("createOrder", List.of("ORDER_CREATE"), input -> input.text("ref"), this::create),
                new MutationField("createOrderAndCustomer", List.of("ORDER_CREATE", "CUSTOMER_CREATE"),
                        input -> input.text("ref"), this::createWithCustomer),
                new MutationField("updateOrder", List.of("ORDER_UPDATE"), this::refOfUpdate, this::update));
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query
                .dataFetcher("order", Fetch.one(this::find))
                .dataFetcher("orderById", Fetch.one(arguments -> table.byId(arguments.text("id"))))
                .dataFetcher("orders", Listing.connection(table, "ref")));
        wiring.type("Order", order -> order
                .dataFetcher("customer", Fetch.link(source -> people.byId(source.text("customerId"))))
                .dataFetcher("items", Connection.ofParts("items"))
                .dataFetcher("fulfilments", Connection.ofParts("fulfilments")));
    }

    private Entity create(Commit commit) {
        var customer = customers.withId(commit.input().part("customer").text("id"));
        return commit.put(table, drafted(commit, customer));
    }

    private Entity createWithCustomer(Commit commit) {
        var customer = customers.drafted(commit, commit.input().part("customer"));
        var order = drafted(commit, customer);
        commit.put(people, customer);
        return commit.put(table, order);
    }

    /** An order that may be stored: nothing is written yet. */
    private Entity drafted(Commit commit, Entity customer) {
        var input = commit.input();
        var retailer = retailers.named(input);
        var ref = input.text("ref");
        if (table.byKey(ref).isPresent()) {
            throw Refused.orderExists(ref);
        }
        var number = ids.number();
        var id = Long.toString(number);
        return Entity.created(number, id, commit.now(), parts.drafted(input, id, commit.now())
                .with(Map.of(
                        "retailer", retailer.fields().byName(),
                        "customerId", customer.id(),
                        "customerLink", Map.of("ref", customer.fields().text("username")),
                        "status", "CREATED",
                        "workflowRef", "ORDER::" + input.text("type"),
                        "workflowVersion", 1))
                .without("customer"));
    }

    private Entity update(Commit commit) {
        var input = commit.input();
        var id = input.text("id");
        var known = table.byId(id).orElseThrow(() -> Refused.notFound("Order", "id", id));
        return commit.put(table, known.changed(commit.now(), parts.changed(known.fields(), input, commit.now())));
    }

    private String refOfUpdate(Fields input) {
        return table.byId(input.text("id")).map(order -> order.fields().text("ref")).orElse(input.text("id"));
    }

    private Optional<Entity> find(Fields arguments) {
        return arguments.maybeText("id").flatMap(table::byId)
                .or(() -> arguments.maybeText("ref").flatMap(table::byKey));
    }
}
