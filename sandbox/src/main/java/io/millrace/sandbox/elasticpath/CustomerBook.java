package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The customers there are, each as the API shows it; a change replaces the whole. A customer has one name, and an email
 * that others may have too (elastic-path reference, 7). Safe for any thread.
 */
final class CustomerBook {
    private static final int LONGEST_REFERENCE = 2_048;
    private static final Set<String> NOT_THE_CALLERS = Set.of("id", "type", "meta", "links", "relationships");

    private final Map<String, ObjectNode> customers = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Ids ids;

    CustomerBook(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    ObjectNode create(ObjectNode data) {
        Fields.requireType(data, "customer");
        Fields.text(data, "name");
        Fields.text(data, "email");
        var now = clock.instant();
        var customer = Json.object()
                .put("type", "customer")
                .put("id", ids.next())
                .putNull("external_ref")
                .put("password", false);
        customer.putObject("meta").set("timestamps", Times.stamps(now, now));
        take(customer, data);
        customers.put(customer.path("id").stringValue(), customer);
        return customer;
    }

    ObjectNode update(String id, ObjectNode data) {
        Fields.requireType(data, "customer");
        return Optional.ofNullable(customers.computeIfPresent(id, (_, before) -> changed(before, data)))
                .orElseThrow(() -> ApiError.notFound("Customer"));
    }

    ObjectNode get(String id) {
        return Optional.ofNullable(customers.get(id)).orElseThrow(() -> ApiError.notFound("Customer"));
    }

    void remove(String id) {
        if (customers.remove(id) == null) {
            throw ApiError.notFound("Customer");
        }
    }

    List<ObjectNode> all() {
        return List.copyOf(customers.values());
    }

    private ObjectNode changed(ObjectNode before, ObjectNode data) {
        var after = before.deepCopy();
        take(after, data);
        after.withObject("meta").withObject("timestamps").put("updated_at", Times.toTheSecond(clock.instant()));
        return after;
    }

    /** Fields of other names are taken as they are: a store may have added custom ones. */
    private static void take(ObjectNode customer, ObjectNode data) {
        if (Fields.textIfAny(data, "name").filter(String::isBlank).isPresent()
                || Fields.textIfAny(data, "email").filter(email -> !email.contains("@")).isPresent()
                || Fields.textIfAny(data, "external_ref").filter(it -> it.length() > LONGEST_REFERENCE).isPresent()) {
            throw ApiError.badRequest();
        }
        data.properties().stream()
                .filter(field -> !NOT_THE_CALLERS.contains(field.getKey()))
                .forEach(field -> customer.set(field.getKey(), field.getValue()));
        if (data.has("password")) {
            customer.put("password", true);
        }
    }
}
