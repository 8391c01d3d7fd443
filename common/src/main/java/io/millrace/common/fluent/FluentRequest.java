package io.millrace.common.fluent;

import tools.jackson.databind.node.ObjectNode;

/**
 * One GraphQL operation with one field.
 *
 * @param field the query or mutation field, whose answer counts
 * @param document the operation as text
 * @param variables its variables; not to be changed by a reader
 * @param sharing whether it may travel with others
 */
public record FluentRequest(String field, String document, ObjectNode variables, Sharing sharing) {

    /** Which others a request may share a document with. */
    public enum Sharing {
        /** None. */
        ALONE,
        /** Queries. */
        WITH_QUERIES,
        /** Mutations, none of which is about the same entity: Fluent carries them out one after the other. */
        WITH_MUTATIONS
    }

    /** A request that travels alone. */
    public FluentRequest(String field, String document, ObjectNode variables) {
        this(field, document, variables, Sharing.ALONE);
    }

    /** The field only: variables hold personal data. */
    @Override
    public String toString() {
        return field;
    }
}
