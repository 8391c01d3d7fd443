package io.millrace.sandbox.elasticpath;

import java.time.Instant;

/**
 * One change of an order that a client of the API made.
 *
 * @param number counts all effects from 1, in the order they were applied
 * @param effect {@code authorize}, {@code purchase}, {@code capture} or {@code refund} of a transaction;
 *        {@code cancelled} or {@code fulfilled} of the order
 * @param order the order's id
 * @param transaction the transaction's id; empty for what is about the order
 * @param amount of the transaction in minor units; 0 for what is about the order
 * @param reference the transaction's {@code custom_reference}
 * @param at when
 */
public record Effect(long number, String effect, String order, String transaction, long amount, String reference,
        Instant at) {

    static Effect of(long number, Order order, Transaction transaction) {
        return new Effect(number, transaction.type().word(), order.id(), transaction.id(), transaction.amount(),
                transaction.customReference(), transaction.updatedAt());
    }

    static Effect of(long number, Order order, String effect) {
        return new Effect(number, effect, order.id(), "", 0, "", order.updatedAt());
    }
}
