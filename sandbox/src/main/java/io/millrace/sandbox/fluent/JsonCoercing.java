package io.millrace.sandbox.fluent;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Any JSON, as maps, lists, texts, numbers and booleans; attributes are made of it. */
final class JsonCoercing implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var value = literal(input, variables);
        if (value == null) {
            throw new CoercingParseLiteralException("a Json value must not be null");
        }
        return value;
    }

    private static @Nullable Object literal(Value<?> input, CoercedVariables variables) {
        return switch (input) {
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue truth -> truth.isValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> {
                var items = new ArrayList<@Nullable Object>();
                array.getValues().forEach(item -> items.add(literal(item, variables)));
                yield items;
            }
            case ObjectValue object -> {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                object.getObjectFields().forEach(
                        field -> fields.put(field.getName(), literal(field.getValue(), variables)));
                yield fields;
            }
            default -> null;
        };
    }
}
