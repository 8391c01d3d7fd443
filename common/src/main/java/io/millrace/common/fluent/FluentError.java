package io.millrace.common.fluent;

import io.millrace.common.json.Wording;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One of the {@code errors} of a GraphQL answer. Its code stands in {@code extensions.code}, beside the message, or in
 * it (fluent reference, 2.2).
 *
 * @param code such as {@code C0120E}
 * @param message without the values that were sent
 * @param field the first step of the error's path: the field, or its alias, that failed
 */
record FluentError(Optional<String> code, String message, Optional<String> field) {
    private static final Pattern CODE = Pattern.compile("\\b[CST]\\d{4}[EW]\\b");

    /**
     * Reads one error.
     *
     * @param variables what was sent, so that the message can be rid of it
     */
    static FluentError of(JsonNode error, JsonNode variables) {
        var message = error.path("message").asString("");
        var code = Stream.of(error.at("/extensions/code").asString(""), error.path("code").asString(""), message)
                .flatMap(text -> CODE.matcher(text).results().map(MatchResult::group))
                .findFirst();
        return new FluentError(code, Wording.withoutValues(message, variables),
                Optional.of(error.at("/path/0").asString("")).filter(step -> !step.isEmpty()));
    }

    /** The error that says what to do: trouble before what is about the content, and a code before none. */
    static Optional<FluentError> decisive(Collection<FluentError> errors) {
        return errors.stream().filter(error -> error.means(Meaning.RATE_LIMIT) || error.means(Meaning.PERMISSION)
                || error.means(Meaning.TOKEN))
                .findFirst()
                .or(() -> errors.stream().filter(error -> error.code().isPresent()).findFirst())
                .or(() -> errors.stream().findFirst());
    }

    boolean means(Meaning meaning) {
        return code.map(Meaning::of).filter(meaning::equals).isPresent();
    }
}
