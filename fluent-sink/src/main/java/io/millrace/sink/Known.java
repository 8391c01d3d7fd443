package io.millrace.sink;

import io.millrace.common.fluent.FluentAnswer.Refused;
import java.util.Optional;

/**
 * What is known while one command is being delivered.
 *
 * @param customer the customer's id in Fluent, for {@code createOrder}
 * @param order the ids in Fluent of the order and its items, for {@code updateOrder}
 * @param doubt what made the next look-up necessary
 * @param refusal the refusal that is being looked into
 * @param mutation the last mutation that was sent and not turned away by trouble
 * @param attempts how many such mutations there were
 * @param failures how many times the command itself failed and was tried again
 */
record Known(Optional<CustomerId> customer, Optional<OrderIds> order, Doubt doubt, Optional<Refused> refusal,
        Optional<Operation> mutation, int attempts, int failures) {

    /** A customer's id in Fluent, and whether it is from memory. */
    record CustomerId(String value, Origin origin) {}

    /** Where an id is from. */
    enum Origin {
        /** Remembered; Fluent may have forgotten it. */
        REMEMBERED,
        /** Told by Fluent for this command. */
        TOLD
    }

    /** Why it is not clear what Fluent holds. */
    enum Doubt {
        /** It is clear enough. */
        NONE,
        /** A creation was refused because the order exists. */
        EXISTS,
        /** A mutation was refused because something of the entity exists. */
        CONFLICT,
        /** An update was refused because something is not there: the entity, or what it names. */
        ABSENT,
        /** The catalogue that a product names was not there, and somebody may have mended that. */
        UNCATALOGUED,
        /** A mutation was not answered. */
        UNKNOWN,
        /** A mutation was not answered, and trouble that is not the command's fault explains it. */
        EXPLAINED
    }

    static Known nothing() {
        return new Known(Optional.empty(), Optional.empty(), Doubt.NONE, Optional.empty(), Optional.empty(), 0, 0);
    }

    /** So many mutations were sent in earlier attempts. */
    Known after(int earlier) {
        return new Known(customer, order, doubt, refusal, mutation, earlier, failures);
    }

    Known remembering(String customerId) {
        return withCustomer(Optional.of(new CustomerId(customerId, Origin.REMEMBERED)));
    }

    Known told(Optional<String> customerId) {
        return withCustomer(customerId.map(id -> new CustomerId(id, Origin.TOLD)));
    }

    Known withoutCustomer() {
        return withCustomer(Optional.empty());
    }

    Known withOrder(OrderIds ids) {
        return new Known(customer, Optional.of(ids), doubt, refusal, mutation, attempts, failures);
    }

    Known doubting(Doubt why) {
        return new Known(customer, order, why, refusal, mutation, attempts, failures);
    }

    Known because(Refused refused) {
        return new Known(customer, order, doubt, Optional.of(refused), mutation, attempts, failures);
    }

    /** Trouble met on the way explains an unanswered mutation. */
    Known excused() {
        return doubt == Doubt.UNKNOWN ? doubting(Doubt.EXPLAINED) : this;
    }

    Known attempted(Operation operation) {
        return operation.isMutation()
                ? new Known(customer, order, doubt, refusal, Optional.of(operation), attempts + 1, failures)
                : this;
    }

    Known failedOnceMore() {
        return new Known(customer, order, doubt, refusal, mutation, attempts, failures + 1);
    }

    private Known withCustomer(Optional<CustomerId> id) {
        return new Known(id, order, doubt, refusal, mutation, attempts, failures);
    }
}
