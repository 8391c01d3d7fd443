package io.millrace.reader;

import tools.jackson.databind.node.ObjectNode;

/** What a release says of one product. */
sealed interface Line {

    /** It is in the catalogue, like this. */
    record Present(ProductDocument product) implements Line {}

    /** It is no longer in the catalogue. Elastic Path tells no more than its id (elastic-path reference, 9). */
    record Gone(String id) implements Line {}

    /**
     * It cannot be understood.
     *
     * @param problem what is wrong, without any value
     */
    record Malformed(String problem) implements Line {}

    /** Reads a document of a delta file or of a page. */
    static Line of(ObjectNode document) {
        var id = document.path("id").asString("");
        if (id.isBlank()) {
            return new Malformed("it has no id");
        }
        return switch (document.path("delta_type").asString("createupdate")) {
            case "delete" -> new Gone(id);
            case "createupdate" -> document.path("attributes").isObject()
                    ? new Present(new ProductDocument(document))
                    : new Malformed("it has no attributes");
            default -> new Malformed("its delta_type is neither createupdate nor delete");
        };
    }
}
