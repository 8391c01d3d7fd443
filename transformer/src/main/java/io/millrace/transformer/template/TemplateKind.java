package io.millrace.transformer.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be rendered: one template feeds the input of each of its mutations. */
enum TemplateKind {
    /**
     * The template yields a whole customer; {@code createOrder} takes only its id, which the sink looks up. An update
     * has Fluent's id of the order from the sink too, and leaves alone what Fluent allows only its workflows to change.
     */
    ORDER("order.jsonata", List.of(
            new Call("createOrder", Optional.of("customer"), Set.of()),
            new Call("createOrderAndCustomer", Optional.empty(), Set.of()),
            new Call("updateOrder", Optional.of("id"), Set.of("items", "billingAddress")))),
    /** The username is the reference; an update cannot change it. */
    CUSTOMER("customer.jsonata", List.of(
            new Call("createCustomer", Optional.empty(), Set.of()),
            new Call("updateCustomer", Optional.empty(), Set.of()))),
    /** What variants belong to. */
    STANDARD_PRODUCT("standardProduct.jsonata", List.of(
            new Call("createStandardProduct", Optional.empty(), Set.of()),
            new Call("updateStandardProduct", Optional.empty(), Set.of()))),
    /** What is sold: order lines name its ref. */
    VARIANT_PRODUCT("variantProduct.jsonata", List.of(
            new Call("createVariantProduct", Optional.empty(), Set.of()),
            new Call("updateVariantProduct", Optional.empty(), Set.of())));

    private final String file;
    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and its type does not say so
    private final List<Call> calls;

    TemplateKind(String file, List<Call> calls) {
        this.file = file;
        this.calls = calls;
    }

    /**
     * One mutation.
     *
     * @param mutation the name of its field in the schema
     * @param leftToSink a field of its input that only the sink can fill
     * @param leftOut fields of its input that a template yields for the other mutations
     */
    record Call(String mutation, Optional<String> leftToSink, Set<String> leftOut) {

        String file() {
            return mutation + ".graphql";
        }

        boolean isUpdate() {
            return mutation.startsWith("update");
        }
    }

    String file() {
        return file;
    }

    /** All that its template feeds, in the order in which they are rendered. */
    List<Call> calls() {
        return calls;
    }
}
