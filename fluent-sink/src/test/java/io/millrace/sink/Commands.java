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
