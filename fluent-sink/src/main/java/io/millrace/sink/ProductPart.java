package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The kinds of product in Fluent. A command may be about one of each: the standard product, then its variant. */
enum ProductPart {
    /** What is not sold itself. */
    STANDARD(Operation.FIND_STANDARD_PRODUCT, Operation.CREATE_STANDARD_PRODUCT, Operation.UPDATE_STANDARD_PRODUCT),
    /** What order lines name. */
    VARIANT(Operation.FIND_VARIANT_PRODUCT, Operation.CREATE_VARIANT_PRODUCT, Operation.UPDATE_VARIANT_PRODUCT);

    private final Operation lookUp;
    private final Operation create;
    private final Operation update;

    ProductPart(Operation lookUp, Operation create, Operation update) {
        this.lookUp = lookUp;
        this.create = create;
        this.update = update;
    }

    Operation lookUp() {
        return lookUp;
    }

    Operation create() {
        return create;
    }

    Operation update() {
        return update;
    }

    /** Those that a command has a mutation for, in the order in which Fluent wants them. */
    static List<ProductPart> of(Command command) {
        return Arrays.stream(values()).filter(part -> part.mutations(command).findAny().isPresent()).toList();
    }

    /** The part that an operation looks for, creates or updates; empty for any other. */
    static Optional<ProductPart> of(Operation operation) {
        return Arrays.stream(values())
                .filter(part -> operation == part.lookUp || operation == part.create || operation == part.update)
                .findFirst();
    }

    /** What the command's mutations say of this part's ref and catalogue. */
    JsonNode key(Command command) {
        return input(command, "ref");
    }

    /** What the command's mutations say of this part's parent; missing when they name none. */
    JsonNode parent(Command command) {
        return input(command, "product").path("product");
    }

    private JsonNode input(Command command, String needed) {
        return mutations(command)
                .map(mutation -> mutation.variables().path("input"))
                .filter(input -> input.hasNonNull(needed))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private Stream<Mutation> mutations(Command command) {
        return Stream.of(create, update)
                .map(operation -> Optional.ofNullable(command.mutations().get(operation.field())))
                .flatMap(Optional::stream);
    }
}
