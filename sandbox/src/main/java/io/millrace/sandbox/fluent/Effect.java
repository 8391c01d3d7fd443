package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * One change of one entity.
 *
 * @param number counts all effects from 1, in the order they were applied
 * @param operation the mutation that made it, such as {@code createOrder}
 * @param field what it is called in the answer: its alias, or the operation
 * @param type of the changed entity, such as {@code Order}
 * @param ref of the changed entity: an order's or product's {@code ref}, a customer's {@code username}
 * @param inputHash of the mutation's whole input, see {@link InputHash}: the same for a repeat
 * @param at when
 */
public record Effect(long number, String operation, String field, String type, String ref, String inputHash,
        Instant at) {}
