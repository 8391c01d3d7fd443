package io.millrace.transformer.template;

import io.millrace.common.event.EventFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a family of events is rendered into: one template feeds the input of each of its mutations. */
enum TemplateKind {
    /** The template yields a whole customer; {@code createOrder} takes only its id, which the sink looks up. */
    ORDER(EventFamily.ORDERS, "order.jsonata",
            List.of(new Call("createOrder", Optional.of("customer")),
                    new Call("createOrderAndCustomer", Optional.empty())),
            List.of("customer-order", "guest-order", "account-order")),
    /** The username is the reference; an update cannot change it. */
    CUSTOMER(EventFamily.CUSTOMERS, "customer.jsonata",
            List.of(new Call("createCustomer", Optional.empty()), new Call("updateCustomer", Optional.empty())),
            List.of("customer"));

    private final EventFamily family;
    private final String file;
    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, and its type does not say so
    private final List<Call> calls;
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> samples;

    TemplateKind(EventFamily family, String file, List<Call> calls, List<String> samples) {
        this.family = family;
        this.file = file;
        this.calls = calls;
        this.samples = samples;
    }

    /**
     * One mutation.
     *
     * @param mutation the name of its field in the schema
     * @param leftToSink a field of its input that only the sink can fill
     */
    record Call(String mutation, Optional<String> leftToSink) {

        String file() {
            return mutation + ".graphql";
        }
    }

    /**
     * The kind of a family.
     *
     * @throws IllegalArgumentException when the family has no template
     */
    static TemplateKind of(EventFamily family) {
        return Arrays.stream(values())
                .filter(kind -> kind.family == family)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(family.word() + " have no template"));
    }

    String file() {
        return file;
    }

    List<Call> calls() {
        return calls;
    }

    /** Names of built-in events that a template must be able to render. */
    List<String> samples() {
        return samples;
    }
}
