package io.millrace.common.fluent;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several requests as one document: the field of the n-th has the alias {@code pn}, by which its answer is known.
 *
 * @param document the operation as text
 * @param variables of all
 * @param requests what each asks for by itself
 */
public record SharedCall(String document, ObjectNode variables, List<FluentRequest> requests) {

    /** The name of the field of the request at this index, from 0. */
    public static String alias(int index) {
        return "p" + index;
    }

    /** How many there are: variables hold what the products are. */
    @Override
    public String toString() {
        return requests.size() + " requests";
    }
}
