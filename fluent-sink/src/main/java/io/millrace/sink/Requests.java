package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.FluentRequest.Sharing;
import io.millrace.common.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the GraphQL call of an operation. */
final class Requests {
    private static final String FIND_ORDER = "query FindOrder($ref: String!) { order(ref: $ref) { id } }";
    private static final String FIND_ORDER_AND_ITEMS = "query FindOrder($ref: String!, $items: [String], $count: Int) "
            + "{ order(ref: $ref) { id items(ref: $items, first: $count) { edges { node { id ref } } } } }";
    private static final String FIND_CUSTOMER = "query FindCustomer($ref: String!) { customer(ref: $ref) { id } }";
    private static final String FIND_PRODUCT = "query FindProduct($ref: String!, $catalogue: ProductCatalogueKey!) "
            + "{ %s(ref: $ref, catalogue: $catalogue) { id } }";
    private static final String FIND_STANDARD = FIND_PRODUCT.formatted(Operation.FIND_STANDARD_PRODUCT.field());
    private static final String FIND_VARIANT = FIND_PRODUCT.formatted(Operation.FIND_VARIANT_PRODUCT.field());
    private static final String FIND_CATALOGUE = "query FindCatalogue($ref: String!) "
            + "{ productCatalogue(ref: $ref) { id } }";

    private Requests() {}

    /** The call, with what is known so far. */
    static FluentRequest of(Operation operation, Command command, Known known) {
        return switch (operation) {
            case FIND_ORDER -> findOrder(command);
            case FIND_CUSTOMER -> new FluentRequest(operation.field(), FIND_CUSTOMER, ref(customerRef(command)));
            case CREATE_ORDER -> forCustomer(mutation(operation, command, Sharing.ALONE), known);
            case UPDATE_ORDER -> updateOrder(command, known);
            case CREATE_ORDER_AND_CUSTOMER, CREATE_CUSTOMER, UPDATE_CUSTOMER -> mutation(operation, command,
                    Sharing.ALONE);
            case CREATE_STANDARD_PRODUCT, UPDATE_STANDARD_PRODUCT, CREATE_VARIANT_PRODUCT,
                    UPDATE_VARIANT_PRODUCT ->
                mutation(operation, command, sharing(Sharing.WITH_MUTATIONS, known));
            case FIND_STANDARD_PRODUCT -> product(operation, FIND_STANDARD, ProductPart.STANDARD.key(command), known);
            case FIND_VARIANT_PRODUCT -> product(operation, FIND_VARIANT, ProductPart.VARIANT.key(command), known);
            case FIND_PARENT -> product(operation, FIND_STANDARD, ProductPart.VARIANT.parent(command), known);
            case FIND_CATALOGUE -> new FluentRequest(operation.field(), FIND_CATALOGUE,
                    ref(catalogue(command, known)), sharing(Sharing.WITH_QUERIES, known));
        };
    }

    /** The username of the customer that a command is about, or that ordered. */
    static String customerRef(Command command) {
        return command.entity() == EventFamily.CUSTOMERS ? command.ref() : command.customerRef().orElse("");
    }

    private static FluentRequest findOrder(Command command) {
        var items = OrderUpdate.of(command).map(OrderUpdate::refs).filter(refs -> !refs.isEmpty());
        var variables = ref(command.ref());
        items.ifPresent(refs -> {
            refs.forEach(variables.putArray("items")::add);
            variables.put("count", refs.size());
        });
        return new FluentRequest(Operation.FIND_ORDER.field(),
                items.isPresent() ? FIND_ORDER_AND_ITEMS : FIND_ORDER, variables);
    }

    private static FluentRequest updateOrder(Command command, Known known) {
        var ids = known.order().orElseThrow(() -> new IllegalStateException("the order's id is not known"));
        return OrderUpdate.of(command).orElseThrow().with(ids);
    }

    private static FluentRequest product(Operation operation, String document, JsonNode key, Known known) {
        var variables = ref(key.path("ref").asString(""));
        variables.set("catalogue", Json.object().put("ref", key.at("/catalogue/ref").asString("")));
        return new FluentRequest(operation.field(), document, variables, sharing(Sharing.WITH_QUERIES, known));
    }

    private static String catalogue(Command command, Known known) {
        var part = known.mutation().flatMap(ProductPart::of).orElse(ProductPart.VARIANT);
        return part.key(command).at("/catalogue/ref").asString("");
    }

    private static FluentRequest mutation(Operation operation, Command command, Sharing sharing) {
        var mutation = command.mutation(operation.field());
        return new FluentRequest(operation.field(), mutation.document(), mutation.variables(), sharing);
    }

    /** What has failed before goes by itself, so that it cannot spoil a document for others again and again. */
    private static Sharing sharing(Sharing usual, Known known) {
        return known.failures() == 0 ? usual : Sharing.ALONE;
    }

    private static FluentRequest forCustomer(FluentRequest request, Known known) {
        var variables = request.variables().deepCopy();
        known.customer().ifPresent(customer -> variables.withObjectProperty("input")
                .withObjectProperty("customer")
                .put("id", customer.value()));
        return new FluentRequest(request.field(), request.document(), variables);
    }

    private static ObjectNode ref(String ref) {
        return Json.object().put("ref", ref);
    }
}
