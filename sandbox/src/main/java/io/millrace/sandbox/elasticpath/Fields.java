package io.millrace.sandbox.elasticpath;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields of a request, and refuses it with 400 when one is missing or of another type. */
final class Fields {
    private Fields() {}

    static String text(ObjectNode from, String field) {
        return textIfAny(from, field).filter(text -> !text.isBlank()).orElseThrow(() -> ApiError.missing(field));
    }

    static Optional<String> textIfAny(ObjectNode from, String field) {
        return given(from, field).map(value -> {
            if (!value.isString()) {
                throw ApiError.badRequest();
            }
            return value.stringValue();
        });
    }

    static Optional<Long> wholeIfAny(ObjectNode from, String field) {
        return given(from, field).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw ApiError.badRequest();
            }
            return value.longValue();
        });
    }

    static ObjectNode object(ObjectNode from, String field) {
        return objectIfAny(from, field).orElseThrow(() -> ApiError.missing(field));
    }

    static Optional<ObjectNode> objectIfAny(ObjectNode from, String field) {
        return given(from, field).map(value -> {
            if (value instanceof ObjectNode object) {
                return object;
            }
            throw ApiError.badRequest();
        });
    }

    static void requireType(ObjectNode from, String type) {
        if (!type.equals(text(from, "type"))) {
            throw ApiError.badRequest();
        }
    }

    private static Optional<JsonNode> given(ObjectNode from, String field) {
        return Optional.ofNullable(from.get(field)).filter(value -> !value.isNull());
    }
}
