package io.millrace.sandbox.fluent;

import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Fluent checks in an input beyond its schema: lengths (C0141E) and signs (C0122E). */
final class InputRules {
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("latitude", "longitude");

    private final LengthLimits limits;

    InputRules(LengthLimits limits) {
        this.limits = limits;
    }

    /**
     * Checks an input that the schema has accepted, with all it contains.
     *
     * @throws Refused for the first value that breaks a rule
     */
    void check(GraphQLInputObjectType type, Fields input) {
        for (var field : type.getFields()) {
            check(type.getName(), field.getName(), GraphQLTypeUtil.unwrapAll(field.getType()),
                    input.byName().get(field.getName()));
        }
    }

    private void check(String owner, String field, GraphQLUnmodifiedType type, @Nullable Object value) {
        switch (value) {
            case Collection<?> items -> items.forEach(item -> check(owner, field, type, item));
            case String text when type.getName().equals("String") -> checkLength(owner, field, text);
            case Number number when number.doubleValue() < 0 && isAmount(field, type) -> throw Refused.negative(field);
            case Map<?, ?> map when type instanceof GraphQLInputObjectType part -> check(part, fields(map));
            case null, default -> {}
        }
    }

    private void checkLength(String owner, String field, String text) {
        var limit = limits.of(owner, field);
        if (text.codePointCount(0, text.length()) > limit) {
            throw Refused.tooLong(field, limit);
        }
    }

    /** The value of an attribute is none, as it may be any JSON. */
    private static boolean isAmount(String field, GraphQLUnmodifiedType type) {
        return Set.of("Int", "Float").contains(type.getName()) && !MAY_BE_NEGATIVE.contains(field);
    }

    @SuppressWarnings("unchecked")
    private static Fields fields(Map<?, ?> map) {
        return new Fields((Map<String, @Nullable Object>) map);
    }
}
