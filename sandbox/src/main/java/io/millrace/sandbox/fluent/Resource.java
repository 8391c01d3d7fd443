package io.millrace.sandbox.fluent;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** A kind of entity: its mutations, its queries and the fields of it that are looked up elsewhere. */
interface Resource {

    /** What changes it. */
    default List<MutationField> mutations() {
        return List.of();
    }

    /** Adds what reads it. */
    void wire(RuntimeWiring.Builder wiring);
}
