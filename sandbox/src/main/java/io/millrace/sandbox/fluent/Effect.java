package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * One change of one entity.
 *
 * @param number counts all effects, in the order they were applied
 * @param operation the mutation that made it, such as {@code createOrder}
 * @param ref of the changed entity: an order's or product's {@code ref}, a customer's {@code username}
 * @param at when
 */
public record Effect(long number, String operation, String ref, Instant at) {}
