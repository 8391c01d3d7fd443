package io.millrace.transformer.template;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import io.millrace.common.json.Json;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a value against a GraphQL input type, and puts a lone value into a list where the schema wants one. It is
 * stricter than Fluent, whose samples show texts in place of numbers (fluent reference, 2.1). Used once.
 */
final class InputCheck {
    private final FluentTypes types;
    private final List<Finding> findings = new ArrayList<>();

    InputCheck(FluentTypes types) {
        this.types = types;
    }

    /** What was found so far. */
    List<Finding> findings() {
        return findings;
    }

    /** The value with lists where lists are wanted. A field that the type lacks is a finding. */
    ObjectNode object(String path, GraphQLInputObjectType type, JsonNode value) {
        var checked = Json.object();
        value.properties().forEach(entry -> {
            if (type.getField(entry.getKey()) == null) {
                found(path + "." + entry.getKey(), entry.getKey(), "is not a field of " + type.getName());
            }
        });
        for (var field : type.getFields()) {
            field(path, field, value.get(field.getName()))
                    .ifPresent(checkedValue -> checked.set(field.getName(), checkedValue));
        }
        return checked;
    }

    private Optional<JsonNode> field(String path, GraphQLInputObjectField field,
            @Nullable JsonNode value) {
        var place = new Place(path + "." + field.getName(), field);
        if (value == null) {
            if (field.getType() instanceof GraphQLNonNull) {
                found(place, "is missing");
            }
            return Optional.empty();
        }
        return Optional.of(value(place, field.getType(), value));
    }

    private JsonNode value(Place place, GraphQLInputType type, JsonNode value) {
        if (type instanceof GraphQLNonNull wrapper) {
            if (value.isNull()) {
                found(place, "is null where a value is required");
            }
            return value(place, (GraphQLInputType) wrapper.getWrappedType(), value);
        }
        if (value.isNull()) {
            return value;
        }
        return switch (type) {
            case GraphQLList list -> list(place, (GraphQLInputType) list.getWrappedType(), value);
            case GraphQLInputObjectType object when value.isObject() -> object(place.path(), object, value);
            case GraphQLInputObjectType _ -> mismatch(place, "an object", value);
            case GraphQLEnumType choice -> choice(place, choice, value);
            case GraphQLScalarType scalar -> scalar(place, scalar.getName(), value);
            default -> throw new IllegalStateException("GraphQL has no other input types: " + type);
        };
    }

    private JsonNode list(Place place, GraphQLInputType element, JsonNode value) {
        var list = Json.mapper().createArrayNode();
        if (!value.isArray()) {
            return list.add(value(place, element, value));
        }
        for (var index = 0; index < value.size(); index++) {
            list.add(value(place.at(index), element, value.get(index)));
        }
        return list;
    }

    private JsonNode choice(Place place, GraphQLEnumType type, JsonNode value) {
        if (!value.isString() || type.getValue(value.stringValue()) == null) {
            found(place, "is not one of the values of " + type.getName());
        }
        return value;
    }

    private JsonNode scalar(Place place, String type, JsonNode value) {
        return switch (type) {
            case "String" -> value.isString() ? text(place, value) : mismatch(place, "a text", value);
            case "ID" -> value.isString() || value.isIntegralNumber()
                    ? value
                    : mismatch(place, "a text or a whole number", value);
            case "Int" -> value.isIntegralNumber() && value.canConvertToInt()
                    ? value
                    : mismatch(place, "a whole number", value);
            case "Float" -> value.isNumber() ? value : mismatch(place, "a number", value);
            case "Boolean" -> value.isBoolean() ? value : mismatch(place, "true or false", value);
            case "DateTime" -> isTime(value) ? value : mismatch(place, "a time as in ISO 8601", value);
            default -> value; // Json takes anything
        };
    }

    private JsonNode text(Place place, JsonNode value) {
        var length = value.stringValue().length();
        var most = types.maxLength(place.field());
        if (length > most) {
            found(place, "has " + length + " characters where Fluent takes " + most);
        }
        return value;
    }

    private JsonNode mismatch(Place place, String wanted, JsonNode value) {
        var kind = value.getNodeType().name().toLowerCase(Locale.ROOT);
        found(place, "must be " + wanted + ", and is of type " + kind);
        return value;
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isString() && DateTimeFormatter.ISO_DATE_TIME.parse(value.stringValue()) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private void found(Place place, String what) {
        found(place.path(), place.field().getName(), what);
    }

    private void found(String path, String field, String what) {
        findings.add(new Finding(path, field, what));
    }

    /** A field, and where this one stands. */
    private record Place(String path, GraphQLInputObjectField field) {

        Place at(int index) {
            return new Place(path + "[" + index + "]", field);
        }
    }
}
