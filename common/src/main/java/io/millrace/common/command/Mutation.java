package io.millrace.common.command;

import tools.jackson.databind.node.ObjectNode;

/**
 * One GraphQL call.
 *
 * @param document the mutation as text, with the one variable {@code $input}
 * @param variables its variables; not to be changed by a reader
 */
public record Mutation(String document, ObjectNode variables) {}
