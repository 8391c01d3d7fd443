package io.millrace.common.elasticpath;

import io.millrace.common.json.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One of the {@code errors} of an answer. Elastic Path writes them as an array or as one object, with a status that is
 * a number or a string (elastic-path reference, 3.2).
 *
 * @param title such as {@code Unprocessable Entity}; empty when there is none
 * @param detail for a person, without the values that were sent; empty when there is none
 * @param code of a payment gateway, such as {@code payment_intent_unexpected_state}
 */
public record ElasticPathError(String title, String detail, Optional<String> code) {
    private static final List<String> CODES = List.of("/meta/error/code", "/meta/details/issue", "/meta/code", "/code");

    /** The errors of a body; none when it holds none. */
    static List<ElasticPathError> of(JsonNode body, JsonNode sent) {
        var errors = body.path("errors");
        var each = errors.isArray() ? errors.valueStream() : Stream.of(errors).filter(JsonNode::isObject);
        return each.map(error -> one(error, sent)).toList();
    }

    private static ElasticPathError one(JsonNode error, JsonNode sent) {
        return new ElasticPathError(
                Wording.withoutValues(error.path("title").asString(""), sent),
                Wording.withoutValues(error.path("detail").asString(""), sent),
                CODES.stream().map(place -> error.at(place).asString("")).filter(code -> !code.isBlank()).findFirst());
    }

    /** In one line. */
    @Override
    public String toString() {
        return Stream.of(title, detail, code.orElse("")).filter(part -> !part.isBlank()).distinct()
                .collect(Collectors.joining(", "));
    }
}
