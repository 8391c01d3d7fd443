package io.millrace.transformer.template;

import com.dashjoin.jsonata.Jsonata;
import io.millrace.common.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one result of JSONata, which is of Java's maps, lists, texts and numbers, as JSON: with decimals in place of
 * doubles, and with bounds on size and depth.
 */
final class JsonataValue {
    private static final int MAX_DEPTH = Json.MAX_DEPTH / 2;
    /** Doubles are what JSONata's arithmetic yields; 15 digits are exact where 17 show binary noise. */
    private static final MathContext DOUBLE = new MathContext(15);
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final int most;
    /** The size of what was read so far, in characters of JSON, roughly. */
    private int size;

    /**
     * For one result.
     *
     * @param most how large it may be, in characters
     */
    JsonataValue(int most) {
        this.most = most;
    }

    /** A template's result was too large, or nothing that JSON knows. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** Whether it is JSONata's null, which is not its nothing. */
    @SuppressWarnings("ReferenceEquality") // the library's null is one object, to be told by identity
    static boolean isNull(Object value) {
        return value == Jsonata.NULL_VALUE;
    }

    /** The number without the noise of binary fractions. */
    static BigDecimal exact(Number number) {
        return switch (number) {
            case Integer integer -> BigDecimal.valueOf(integer);
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double fraction -> new BigDecimal(fraction, DOUBLE);
            case Float fraction -> new BigDecimal(fraction, DOUBLE);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    /**
     * Any value of a result.
     *
     * @throws Unusable when the result is too large or too deep, or holds a function
     */
    JsonNode node(@Nullable Object value) {
        return node(value, 0);
    }

    private JsonNode node(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unusable("the result is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (value) {
            case String text -> text(text);
            case Boolean truth -> bool(truth);
            case Number number -> number(exact(number));
            case Map<?, ?> object -> object(object, depth);
            case List<?> list -> list(list, depth);
            case null -> nothing();
            default -> {
                if (isNull(value)) {
                    yield nothing();
                }
                throw new Unusable("the result holds a function");
            }
        };
    }

    /** Half of a surrogate pair is no text, and the next hop may refuse it: it becomes a replacement character. */
    JsonNode text(String text) {
        return grown(text.length() + 2, NODES.stringNode(wellFormed(text)));
    }

    JsonNode bool(boolean truth) {
        return grown(5, NODES.booleanNode(truth));
    }

    JsonNode nothing() {
        return grown(4, NODES.nullNode());
    }

    /** As short as can be written without an exponent. */
    JsonNode number(BigDecimal exact) {
        var number = exact.scale() == 0 ? exact : DecimalPlaces.plain(exact);
        return grown(number.precision(), number.scale() == 0 && number.precision() < 19
                ? NODES.numberNode(number.longValueExact())
                : NODES.numberNode(number));
    }

    /** An empty object to fill with what was read. */
    ObjectNode object() {
        return grown(2, NODES.objectNode());
    }

    /** An empty list to fill with what was read. */
    ArrayNode list() {
        return grown(2, NODES.arrayNode());
    }

    /** Counts a field's name. */
    void named(String name) {
        grown(name.length() + 4, name);
    }

    private JsonNode object(Map<?, ?> entries, int depth) {
        var node = object();
        entries.forEach((key, value) -> {
            var name = wellFormed(String.valueOf(key));
            named(name);
            node.set(name, node(value, depth + 1));
        });
        return node;
    }

    private JsonNode list(List<?> items, int depth) {
        var node = list();
        for (var item : items) {
            grown(1, node).add(node(item, depth + 1));
        }
        return node;
    }

    private <N> N grown(int by, N node) {
        size += by;
        if (size > most) {
            throw new Unusable("the result is larger than " + most + " characters");
        }
        return node;
    }

    private static String wellFormed(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
            }
        }
        return text;
    }
}
