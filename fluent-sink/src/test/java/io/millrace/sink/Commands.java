package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Commands as the transformer writes them, made of the documented samples. */
final class Commands {
    static final SourceRecord SOURCE = new SourceRecord("commerce.orders", 0, 0,
            Instant.parse("2026-11-20T08:00:00Z"));

    private static final Instant RENDERED = Instant.parse("2026-11-20T08:00:01Z");

    private Commands() {}

    static Command order(String ref, String username) {
        return order(ref, username, SOURCE);
    }

    static Command order(String ref, String username, SourceRecord source) {
        var create = sample("createOrder");
        input(create).put("ref", ref).remove("customer");
        var both = sample("createOrderAndCustomer");
        input(both).put("ref", ref).withObjectProperty("customer").put("username", username);
        return new Command(EventFamily.ORDERS, ref, Optional.of(username), "2026-11-20T08:00:00Z", "bundle",
                "event-" + ref, "order.paid", source, RENDERED,
                Map.of("createOrder", create, "createOrderAndCustomer", both));
    }

    static Command customer(String username, String firstName, String eventType) {
        var create = sample("createCustomer");
        input(create).put("username", username).put("firstName", firstName);
        var update = sample("updateCustomer");
        input(update).put("username", username).put("firstName", firstName);
        return new Command(EventFamily.CUSTOMERS, username, Optional.empty(), "2026-11-20T08:00:00Z", "bundle",
                "event-" + username, eventType,
                new SourceRecord("commerce.customers", 0, 0, Instant.parse("2026-11-20T08:00:00Z")),
                RENDERED, Map.of("createCustomer", create, "updateCustomer", update));
    }

    /** Updates the order's state, and the items with these refs. */
    static Command orderUpdate(String ref, String eventType, String... itemRefs) {
        var order = order(ref, "maria");
        var update = new Mutation("mutation UpdateOrder($input: UpdateOrderInput) "
                + "{ updateOrder(input: $input) { id ref } }", Json.object());
        input(update).putArray("attributes").addObject()
                .put("name", "ep.state").put("type", "STRING").put("value", eventType);
        for (var item : itemRefs) {
            input(update).withArrayProperty("items").addObject().put("ref", item).put("quantity", 7);
        }
        var mutations = new HashMap<>(order.mutations());
        mutations.put("updateOrder", update);
        return new Command(order.entity(), ref, order.customerRef(), order.version(), order.bundle(),
                "event-" + eventType + ref, eventType, SOURCE, RENDERED, mutations);
    }

    /** A product that has variants. */
    static Command parent(String ref, String eventType) {
        return product(ref, eventType, standard(ref));
    }

    /** A variant of a standard product. */
    static Command variant(String ref, String parent, String eventType) {
        return product(ref, eventType, variant(ref, parent));
    }

    /** A product that is sold by its own SKU. */
    static Command standalone(String ref, String eventType) {
        var mutations = new HashMap<>(standard(ref + "-BASE"));
        mutations.putAll(variant(ref, ref + "-BASE"));
        return product(ref, eventType, mutations);
    }

    /** The deletion of what {@code command} is about. */
    static Command deleted(Command command) {
        var updates = new HashMap<String, Mutation>();
        command.mutations().forEach((name, mutation) -> {
            if (name.startsWith("update")) {
                var variables = Json.object();
                variables.putObject("input").put("ref", input(mutation).path("ref").asString())
                        .put("status", "INACTIVE")
                        .set("catalogue", input(mutation).path("catalogue"));
                updates.put(name, new Mutation(mutation.document(), variables));
            }
        });
        return product(command.ref(), "product.deleted", updates);
    }

    /** The same with another name of the product. */
    static Command named(Command command, String name) {
        command.mutations().values().forEach(mutation -> input(mutation).put("name", name));
        return command;
    }

    /** The same in another catalogue. */
    static Command inCatalogue(Command command, String catalogue) {
        command.mutations().values().forEach(
                mutation -> input(mutation).withObjectProperty("catalogue").put("ref", catalogue));
        return command;
    }

    private static Command product(String ref, String eventType, Map<String, Mutation> mutations) {
        return new Command(EventFamily.PRODUCTS, ref, Optional.empty(), "2026-11-20T08:00:00Z", "bundle",
                "event-" + eventType + ref, eventType, new SourceRecord("commerce.products", 0, 0, RENDERED), RENDERED,
                mutations);
    }

    private static Map<String, Mutation> standard(String ref) {
        var create = sample("createStandardProduct");
        var update = sample("updateStandardProduct");
        List.of(create, update).forEach(mutation -> input(mutation).put("ref", ref));
        return Map.of("createStandardProduct", create, "updateStandardProduct", update);
    }

    private static Map<String, Mutation> variant(String ref, String parent) {
        var create = sample("createVariantProduct");
        var update = sample("updateVariantProduct");
        List.of(create, update).forEach(mutation -> input(mutation).put("ref", ref)
                .withObjectProperty("product").put("ref", parent));
        return Map.of("createVariantProduct", create, "updateVariantProduct", update);
    }

    static Command without(Command command, String mutation) {
        var fewer = new HashMap<>(command.mutations());
        fewer.remove(mutation);
        return new Command(command.entity(), command.ref(), command.customerRef(), command.version(),
                command.bundle(), command.eventId(), command.eventType(), command.source(), RENDERED, fewer);
    }

    static ObjectNode input(Mutation mutation) {
        return mutation.variables().withObjectProperty("input");
    }

    private static Mutation sample(String name) {
        return new Mutation(new String(resource(name + ".graphql"), StandardCharsets.UTF_8),
                (ObjectNode) Json.read(resource(name + ".variables.json")));
    }

    static byte[] resource(String name) {
        try (var in = Commands.class.getResourceAsStream("/fluent/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
