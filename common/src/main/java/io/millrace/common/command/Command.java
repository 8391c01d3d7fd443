package io.millrace.common.command;

import io.millrace.common.event.EventFamily;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done in Fluent for one event: the value of the {@code fluent.*} topics. Which of the mutations is sent
 * depends on what Fluent already holds, so a command carries each that may be needed.
 *
 * @param entity what is written
 * @param ref the entity's reference in Fluent: an order's {@code ref}, a customer's {@code username}
 * @param customerRef for an order, the {@code username} of its customer. {@code createOrder} needs that customer's
 *        internal id (fluent reference, 3.3): the sink looks it up and puts it as {@code input.customer.id}
 * @param version the entity's {@code updated_at} as Elastic Path wrote it
 * @param bundle the hash of the template bundle that rendered this
 * @param eventId the id of the event
 * @param eventType its event key
 * @param source where the event is stored
 * @param rendered when this was written
 * @param mutations the calls by the name of their mutation field, such as {@code createOrder}
 */
public record Command(EventFamily entity, String ref, Optional<String> customerRef, String version, String bundle,
        String eventId, String eventType, SourceRecord source, Instant rendered, Map<String, Mutation> mutations) {

    /** Copies the map. */
    public Command {
        mutations = Map.copyOf(mutations);
    }

    /**
     * The call with this mutation field.
     *
     * @throws IllegalArgumentException when the command does not carry it
     */
    public Mutation mutation(String name) {
        return Optional.ofNullable(mutations.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a command for " + entity.word() + " carries " + mutations.keySet() + ", not " + name));
    }
}
