package io.millrace.sink;

import io.millrace.common.deadletter.Story;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls that deliver a command. */
enum Operation {
    /** Looks for the order by its ref, and for the items that an update names. */
    FIND_ORDER("order"),
    /** Looks for the customer by its username, which is its ref (fluent reference, 2.5). */
    FIND_CUSTOMER("customer"),
    /** Looks for the standard product by its ref and catalogue. */
    FIND_STANDARD_PRODUCT("standardProduct"),
    /** Looks for the variant by its ref and catalogue. */
    FIND_VARIANT_PRODUCT("variantProduct"),
    /** Looks for the standard product that a variant names. */
    FIND_PARENT("standardProduct"),
    /** Looks for the catalogue that a product names. */
    FIND_CATALOGUE("productCatalogue"),
    /** For a customer that Fluent knows. */
    CREATE_ORDER("createOrder"),
    /** For a customer that Fluent does not know. */
    CREATE_ORDER_AND_CUSTOMER("createOrderAndCustomer"),
    /** Fluent is known to have the order. */
    UPDATE_ORDER("updateOrder"),
    /** Fluent is expected not to know the customer. */
    CREATE_CUSTOMER("createCustomer"),
    /** Fluent is expected to know the customer. */
    UPDATE_CUSTOMER("updateCustomer"),
    /** Fluent is expected not to know the product. */
    CREATE_STANDARD_PRODUCT("createStandardProduct"),
    /** Fluent is expected to know the product. */
    UPDATE_STANDARD_PRODUCT("updateStandardProduct"),
    /** Fluent is expected not to know the variant. */
    CREATE_VARIANT_PRODUCT("createVariantProduct"),
    /** Fluent is expected to know the variant. */
    UPDATE_VARIANT_PRODUCT("updateVariantProduct");

    private final String field;

    Operation(String field) {
        this.field = field;
    }

    /** The mutation that an earlier attempt sent last; empty when it sent none. */
    static Optional<Operation> lastMutation(Story story) {
        return story.setbacks().reversed().stream().findFirst().flatMap(last -> Stream.of(values())
                .filter(operation -> operation.isMutation() && operation.field.equals(last.operation()))
                .findFirst());
    }

    /** The GraphQL field. */
    String field() {
        return field;
    }

    /** Whether it changes something in Fluent. */
    boolean isMutation() {
        return switch (this) {
            case FIND_ORDER, FIND_CUSTOMER, FIND_STANDARD_PRODUCT, FIND_VARIANT_PRODUCT, FIND_PARENT,
                    FIND_CATALOGUE ->
                false;
            case CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, UPDATE_ORDER, CREATE_CUSTOMER, UPDATE_CUSTOMER,
                    CREATE_STANDARD_PRODUCT, UPDATE_STANDARD_PRODUCT, CREATE_VARIANT_PRODUCT,
                    UPDATE_VARIANT_PRODUCT ->
                true;
        };
    }
}
