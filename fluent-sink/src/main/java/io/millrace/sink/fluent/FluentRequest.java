package io.millrace.sink.fluent;

import tools.jackson.databind.node.ObjectNode;

/**
 * One GraphQL operation with one field.
 *
 * @param field the query or mutation field, whose answer counts
 * @param document the operation as text
 * @param variables its variables; not to be changed by a reader
 */
public record FluentRequest(String field, String document, ObjectNode variables) {

    /** The field only: variables hold personal data. */
    @Override
    public String toString() {
        return field;
    }
}
