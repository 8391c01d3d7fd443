package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.util.Optional;

/** Finds the route of each command, and remembers what one delivery finds out for the next. Safe for any thread. */
final class Routes {
    private final CustomerUpdates customerUpdates;
    private final CustomerIds customers = new CustomerIds();

    Routes(CustomerUpdates customerUpdates) {
        this.customerUpdates = customerUpdates;
    }

    /** Empty for an entity that this service does not deliver. */
    Optional<Route> of(Command command) {
        return switch (command.entity()) {
            case ORDERS -> Optional.of(new OrderRoute(command));
            case CUSTOMERS -> Optional.of(new CustomerRoute(command, customerUpdates));
            case PRODUCTS -> Optional.of(new ProductRoute(command));
            case RELEASES -> Optional.empty();
        };
    }

    /** What is known of a command to begin with. */
    Known known(Command command) {
        return customers.about(Requests.customerRef(command));
    }

    /** Keeps what a step has found out, or forgets what turned out to be wrong. */
    void learn(Command command, Known before, Known after) {
        customers.learn(Requests.customerRef(command), before, after);
    }
}
