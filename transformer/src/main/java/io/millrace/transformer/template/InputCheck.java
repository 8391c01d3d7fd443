package io.millrace.transformer.template;

import io.millrace.transformer.template.InputShape.Choice;
import io.millrace.transformer.template.InputShape.Field;
import io.millrace.transformer.template.InputShape.Fields;
import io.millrace.transformer.template.InputShape.ListOf;
import io.millrace.transformer.template.InputShape.Scalar;
import io.millrace.transformer.template.InputShape.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a result of JSONata into a GraphQL input, and tells what does not fit. As in GraphQL, a lone value becomes a
 * list where the schema wants one; and as Fluent takes them (fluent reference, 2.1), texts that are numbers become
 * numbers. Used once, for one template's result.
 */
final class InputCheck {
    /** Fluent takes requests of 2 MB (fluent reference, 2.3). */
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final JsonataValue values = new JsonataValue(MAX_CHARACTERS);
    private final List<Finding> findings = new ArrayList<>();
    /** Names and indexes from the input to the value that is checked now. */
    private final List<Object> path = new ArrayList<>();

    /** What was found so far. */
    List<Finding> findings() {
        return findings;
    }

    /** A field that no type takes. */
    void stranger(String field, String types) {
        path.add(field);
        found("is not a field of " + types);
        path.removeLast();
    }

    /** A field of the input; null when it is not there. */
    @Nullable
    JsonNode field(Field field, Map<?, ?> object) {
        var value = object.get(field.name());
        path.add(field.name());
        var checked = field(field, value, value == null && !object.containsKey(field.name()));
        path.removeLast();
        return checked;
    }

    private @Nullable JsonNode field(Field field, @Nullable Object value, boolean missing) {
        if (missing) {
            if (field.required()) {
                found("is missing");
            }
            return null;
        }
        values.named(field.name());
        return value(field.shape(), field.required(), value);
    }

    private JsonNode value(InputShape shape, boolean required, @Nullable Object value) {
        if (value == null || JsonataValue.isNull(value)) {
            if (required) {
                found("is null where a value is required");
            }
            return values.nothing();
        }
        return switch (shape) {
            case Fields fields -> value instanceof Map<?, ?> object
                    ? object(fields, object)
                    : mismatch("an object", value);
            case ListOf list -> list(list, value);
            case Text(var most) -> value instanceof String text ? text(text, most) : mismatch("a text", value);
            case Choice(var name, var words) -> {
                if (!(value instanceof String word) || !words.contains(word)) {
                    found("is not one of the values of " + name);
                }
                yield values.node(value);
            }
            case Scalar scalar -> scalar(scalar, value);
        };
    }

    private JsonNode object(Fields type, Map<?, ?> object) {
        var node = values.object();
        var known = 0;
        for (var field : type.fields().values()) {
            var checked = field(field, object);
            if (checked != null) {
                node.set(field.name(), checked);
                known++;
            }
        }
        if (known < object.size()) {
            object.keySet().stream()
                    .map(String::valueOf)
                    .filter(name -> type.field(name) == null)
                    .forEach(name -> stranger(name, type.name()));
        }
        return node;
    }

    private JsonNode list(ListOf type, Object value) {
        var node = values.list();
        if (!(value instanceof List<?> list)) {
            return node.add(value(type.element(), type.elementRequired(), value));
        }
        for (var index = 0; index < list.size(); index++) {
            path.add(index);
            node.add(value(type.element(), type.elementRequired(), list.get(index)));
            path.removeLast();
        }
        return node;
    }

    private JsonNode text(String text, int most) {
        if (text.length() > most) {
            found("has " + text.length() + " characters where Fluent takes " + most);
        }
        return values.text(text);
    }

    private JsonNode scalar(Scalar scalar, Object value) {
        return switch (scalar) {
            case ID -> value instanceof String || number(value).filter(InputCheck::isWhole).isPresent()
                    ? values.node(value)
                    : mismatch("a text or a whole number", value);
            case INT -> number(value).filter(InputCheck::isInt).map(values::number)
                    .orElseGet(() -> mismatch("a whole number", value));
            case FLOAT -> number(value).map(values::number).orElseGet(() -> mismatch("a number", value));
            case BOOLEAN -> value instanceof Boolean truth ? values.bool(truth) : mismatch("true or false", value);
            case DATE_TIME -> isTime(value) ? values.node(value) : mismatch("a time as in ISO 8601", value);
            case ANY -> values.node(value);
        };
    }

    private static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case Number number -> Optional.of(JsonataValue.exact(number));
            case String text when NUMBER.matcher(text).matches() -> Optional.of(new BigDecimal(text));
            default -> Optional.empty();
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || DecimalPlaces.plain(number).scale() == 0;
    }

    private static boolean isInt(BigDecimal number) {
        return isWhole(number) && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static boolean isTime(Object value) {
        try {
            return value instanceof String text && DateTimeFormatter.ISO_DATE_TIME.parse(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private JsonNode mismatch(String wanted, Object value) {
        var is = switch (value) {
            case String _ -> "string";
            case Number _ -> "number";
            case Boolean _ -> "boolean";
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            default -> throw new JsonataValue.Unusable("the result holds a function");
        };
        found("must be " + wanted + ", and is of type " + is);
        return values.nothing();
    }

    private void found(String what) {
        var place = new StringBuilder("input");
        path.forEach(step -> {
            if (step instanceof Integer index) {
                place.append('[').append(index).append(']');
            } else {
                place.append('.').append(step);
            }
        });
        var field = path.stream().filter(String.class::isInstance).reduce((_, last) -> last);
        findings.add(new Finding(place.toString(), (String) Objects.requireNonNull(field.orElse("input")), what));
    }
}
