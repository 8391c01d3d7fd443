package io.millrace.common.elasticpath;

import io.millrace.common.gate.Trouble;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What Elastic Path made of one call (elastic-path reference, 3.2). */
public sealed interface ElasticPathAnswer {

    /**
     * It was done.
     *
     * @param body as it came, {@code data} and all; an empty object when there was none
     */
    record Found(JsonNode body) implements ElasticPathAnswer {

        /** The resource, or the list of resources. */
        public JsonNode data() {
            return body.path("data");
        }

        /** That something was found: the body holds personal data. */
        @Override
        public String toString() {
            return "Found[]";
        }
    }

    /** There is no such thing. */
    record Missing() implements ElasticPathAnswer {}

    /**
     * Elastic Path understood the call and does not do it.
     *
     * @param status of HTTP, from 400 to 499
     */
    record Refused(int status, List<ElasticPathError> errors) implements ElasticPathAnswer {

        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }

        /** For a person, without the values that were sent. */
        public String message() {
            return "HTTP " + status + errors.stream().map(error -> ": " + error).collect(Collectors.joining());
        }
    }

    /** Not the call's fault. A call that is more than reading may have been acted on when the trouble is a failure. */
    record Troubled(Trouble trouble) implements ElasticPathAnswer {}

    /** No whole answer came back to a call that is more than reading, and Elastic Path may have acted. */
    record Unknown(String reason) implements ElasticPathAnswer {}
}
