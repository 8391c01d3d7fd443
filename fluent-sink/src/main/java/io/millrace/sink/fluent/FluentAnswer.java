package io.millrace.sink.fluent;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Fluent made of one call: read from the GraphQL answer, not from HTTP alone (fluent reference, 2.2). */
public sealed interface FluentAnswer {

    /** The field's value: what a query found, or what a mutation made. */
    record Found(JsonNode entity) implements FluentAnswer {

        /** Fluent's internal id, when the document asked for it. */
        public Optional<String> id() {
            return Optional.of(entity.path("id").asString("")).filter(id -> !id.isEmpty());
        }

        /** That something was found: the entity holds personal data. */
        @Override
        public String toString() {
            return "Found[" + id().orElse("") + "]";
        }
    }

    /** The field is null, and nothing is wrong. */
    record Absent() implements FluentAnswer {}

    /**
     * Fluent understood the call and does not do it.
     *
     * @param code such as {@code C0120E}
     * @param message what Fluent says, without the values that were sent
     */
    record Refused(Optional<String> code, String message) implements FluentAnswer {
        private static final Pattern RETRYABLE = Pattern.compile("C0003E|S0002E|S0020E|S0040E|T\\d{4}[EW]");

        /** Whether the same call may succeed later. */
        public boolean isRetryable() {
            return code.filter(value -> RETRYABLE.matcher(value).matches()).isPresent();
        }

        /** Whether this is the code. */
        public boolean is(String expected) {
            return code.filter(expected::equals).isPresent();
        }
    }

    /**
     * The call does not fit the account's schema, so Fluent did not begin.
     *
     * @param message what Fluent says, without the values that were sent
     */
    record Invalid(String message) implements FluentAnswer {}

    /** Not the call's fault. */
    record Troubled(Trouble trouble) implements FluentAnswer {}

    /** No whole answer came back, and Fluent may have acted. */
    record Unknown(String reason) implements FluentAnswer {}
}
