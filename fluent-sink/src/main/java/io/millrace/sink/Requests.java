package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.sink.fluent.FluentRequest;

/** Writes the GraphQL call of an operation. */
final class Requests {
    private static final String FIND_ORDER = "query FindOrder($ref: String!) { order(ref: $ref) { id } }";
    private static final String FIND_CUSTOMER = "query FindCustomer($ref: String!) { customer(ref: $ref) { id } }";

    private Requests() {}

    static FluentRequest of(Operation operation, Command command, Known known) {
        return switch (operation) {
            case FIND_ORDER -> find(operation, FIND_ORDER, command.ref());
            case FIND_CUSTOMER -> find(operation, FIND_CUSTOMER, customerRef(command));
            case CREATE_ORDER -> forCustomer(mutation(operation, command), known);
            case CREATE_ORDER_AND_CUSTOMER, CREATE_CUSTOMER, UPDATE_CUSTOMER -> mutation(operation, command);
        };
    }

    /** The username of the customer that a command is about, or that ordered. */
    static String customerRef(Command command) {
        return command.entity() == EventFamily.CUSTOMERS ? command.ref() : command.customerRef().orElse("");
    }

    private static FluentRequest find(Operation operation, String document, String ref) {
        return new FluentRequest(operation.field(), document, Json.object().put("ref", ref));
    }

    private static FluentRequest mutation(Operation operation, Command command) {
        var mutation = command.mutation(operation.field());
        return new FluentRequest(operation.field(), mutation.document(), mutation.variables());
    }

    private static FluentRequest forCustomer(FluentRequest request, Known known) {
        var variables = request.variables().deepCopy();
        known.customer().ifPresent(customer -> variables.withObjectProperty("input")
                .withObjectProperty("customer")
                .put("id", customer.value()));
        return new FluentRequest(request.field(), request.document(), variables);
    }
}
