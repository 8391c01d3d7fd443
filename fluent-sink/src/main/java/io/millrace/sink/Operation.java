package io.millrace.sink;

/** The calls that deliver a command. */
enum Operation {
    /** Looks for the order by its ref. */
    FIND_ORDER("order"),
    /** Looks for the customer by its username, which is its ref (fluent reference, 2.5). */
    FIND_CUSTOMER("customer"),
    /** For a customer that Fluent knows. */
    CREATE_ORDER("createOrder"),
    /** For a customer that Fluent does not know. */
    CREATE_ORDER_AND_CUSTOMER("createOrderAndCustomer"),
    /** Fluent is expected not to know the customer. */
    CREATE_CUSTOMER("createCustomer"),
    /** Fluent is expected to know the customer. */
    UPDATE_CUSTOMER("updateCustomer");

    private final String field;

    Operation(String field) {
        this.field = field;
    }

    /** The GraphQL field. */
    String field() {
        return field;
    }

    /** Whether it changes something in Fluent. */
    boolean isMutation() {
        return switch (this) {
            case FIND_ORDER, FIND_CUSTOMER -> false;
            case CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, CREATE_CUSTOMER, UPDATE_CUSTOMER -> true;
        };
    }
}
