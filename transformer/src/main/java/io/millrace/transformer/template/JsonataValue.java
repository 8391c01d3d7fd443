package io.millrace.transformer.template;

import io.millrace.common.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values on their way into and out of JSONata, which knows Java's maps, lists, texts and numbers. */
final class JsonataValue {
    /** Doubles are what JSONata's arithmetic yields; 15 digits are exact where 17 show binary noise. */
    private static final MathContext DOUBLE = new MathContext(15);
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The size of what was read so far, in characters of JSON, roughly. */
    private final int most;
    private int size;

    private JsonataValue(int most) {
        this.most = most;
    }

    /** A template's result was too large, or nothing that JSON knows. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** A document as JSONata's input; whoever evaluates may change it. */
    static Object of(JsonNode document) {
        return Json.mapper().treeToValue(document, Object.class);
    }

    /**
     * A result as JSON, with decimals in place of doubles.
     *
     * @param most how large it may be, in characters
     * @throws Unusable when it is larger, nested too deep, or holds a function
     */
    static JsonNode toJson(@Nullable Object result, int most) {
        return new JsonataValue(most).node(result, 0);
    }

    /** The number without the noise of binary fractions. */
    static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double fraction -> new BigDecimal(fraction, DOUBLE);
            case Float fraction -> new BigDecimal(fraction, DOUBLE);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private JsonNode node(@Nullable Object value, int depth) {
        if (depth > Json.MAX_DEPTH / 2) {
            throw new Unusable("the result is nested deeper than " + Json.MAX_DEPTH / 2 + " levels");
        }
        return switch (value) {
            case null -> grown(4, NODES.nullNode());
            case String text -> grown(text.length() + 2, NODES.stringNode(wellFormed(text)));
            case Boolean truth -> grown(5, NODES.booleanNode(truth));
            case Number number -> number(DecimalPlaces.plain(exact(number)));
            case Map<?, ?> object -> object(object, depth);
            case List<?> list -> list(list, depth);
            default -> throw new Unusable("the result holds a function");
        };
    }

    private JsonNode number(BigDecimal number) {
        return grown(number.precision(), number.scale() == 0 && number.precision() < 19
                ? NODES.numberNode(number.longValueExact())
                : NODES.numberNode(number));
    }

    private JsonNode object(Map<?, ?> entries, int depth) {
        var node = NODES.objectNode();
        entries.forEach((key, value) -> {
            var name = wellFormed(String.valueOf(key));
            grown(name.length() + 4, node).set(name, node(value, depth + 1));
        });
        return node;
    }

    private JsonNode list(List<?> items, int depth) {
        var node = NODES.arrayNode();
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

    /** Half of a surrogate pair is no text, and the next hop may refuse it. */
    private static String wellFormed(String text) {
        return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    }
}
