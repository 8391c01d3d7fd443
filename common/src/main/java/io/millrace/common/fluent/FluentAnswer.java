package io.millrace.common.fluent;

import io.millrace.common.gate.Trouble;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Fluent made of one call: read from the GraphQL answer, not from HTTP alone (fluent reference, 2.2). */
public sealed interface FluentAnswer {

    /** Fluent understood the call and dealt with it. */
    sealed interface Reply extends FluentAnswer {}

    /** The field's value: what a query found, or what a mutation made. */
    record Found(JsonNode entity) implements Reply {

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
    record Absent() implements Reply {}

    /**
     * Fluent understood the call and does not do it.
     *
     * @param code such as {@code C0120E}
     * @param message what Fluent says, without the values that were sent
     */
    record Refused(Optional<String> code, String message) implements Reply {
        private static final Pattern EXISTS = Pattern.compile(
                "\\balready (exists?|in use|taken|registered)\\b|\\bduplicate\\b|\\bunique constraint\\b"
                        + "|\\b(not|must be) unique\\b",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern MISSING = Pattern.compile(
                "\\b(not|cannot|could not) be found\\b|\\bnot found\\b|\\bdoes not exist\\b|\\bno such\\b",
                Pattern.CASE_INSENSITIVE);

        /** Whether the same call may succeed later. */
        public boolean isRetryable() {
            return means(Meaning.PASSING) && !saysExists();
        }

        /** Whether the account's platform is not set up for such a call. */
        public boolean isPlatformTrouble() {
            return means(Meaning.PLATFORM);
        }

        /** Whether it is because of an entity that is there already; by the text where the code does not tell. */
        public boolean saysExists() {
            return means(Meaning.EXISTS) || (tellsNothing() && EXISTS.matcher(message).find());
        }

        /** Whether it is because of something that is not there; by the text where the code does not tell. */
        public boolean saysMissing() {
            return means(Meaning.MISSING)
                    || (tellsNothing() && !saysExists() && MISSING.matcher(message).find());
        }

        /** Whether neither code nor text is one of those that are known (fluent reference, 8.3). */
        public boolean isObscure() {
            return (code.isEmpty() || means(Meaning.UNLISTED)) && !saysExists() && !saysMissing();
        }

        private boolean tellsNothing() {
            return code.isEmpty() || means(Meaning.UNLISTED) || means(Meaning.PASSING);
        }

        private boolean means(Meaning meaning) {
            return code.map(Meaning::of).filter(meaning::equals).isPresent();
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
