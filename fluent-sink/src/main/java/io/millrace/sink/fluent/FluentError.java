package io.millrace.sink.fluent;

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
 */
record FluentError(Optional<String> code, String message) {
    private static final Pattern CODE = Pattern.compile("\\b[CST]\\d{4}[EW]\\b");

    static FluentError of(JsonNode error, FluentRequest request) {
        var message = error.path("message").asString("");
        var code = Stream.of(error.at("/extensions/code").asString(""), error.path("code").asString(""), message)
                .flatMap(text -> CODE.matcher(text).results().map(MatchResult::group))
                .findFirst();
        return new FluentError(code, Wording.withoutValues(message, request.variables()));
    }

    boolean has(String expected) {
        return code.filter(expected::equals).isPresent();
    }
}
