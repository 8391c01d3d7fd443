package io.millrace.sink;

import java.util.Optional;

/**
 * What is known while one command is being delivered.
 *
 * @param customer the customer's id in Fluent, for {@code createOrder}
 * @param doubt what made the next look-up necessary
 * @param mutation the last mutation that was sent and not turned away by trouble
 * @param attempts how many such mutations there were
 * @param failures how many times the command itself failed and was tried again
 */
record Known(Optional<CustomerId> customer, Doubt doubt, Optional<Operation> mutation, int attempts, int failures) {

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
        /** A creation was refused because something of it exists. */
        CONFLICT,
        /** An update was refused because the customer does not exist. */
        ABSENT,
        /** A mutation was not answered. */
        UNKNOWN,
        /** A mutation was not answered, and trouble that is not the command's fault explains it. */
        EXPLAINED
    }

    static Known nothing() {
        return new Known(Optional.empty(), Doubt.NONE, Optional.empty(), 0, 0);
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

    Known doubting(Doubt why) {
        return new Known(customer, why, mutation, attempts, failures);
    }

    /** Trouble met on the way explains an unanswered mutation. */
    Known excused() {
        return doubt == Doubt.UNKNOWN ? doubting(Doubt.EXPLAINED) : this;
    }

    Known attempted(Operation operation) {
        return operation.isMutation()
                ? new Known(customer, doubt, Optional.of(operation), attempts + 1, failures)
                : this;
    }

    Known failedOnceMore() {
        return new Known(customer, doubt, mutation, attempts, failures + 1);
    }

    private Known withCustomer(Optional<CustomerId> id) {
        return new Known(id, doubt, mutation, attempts, failures);
    }
}
