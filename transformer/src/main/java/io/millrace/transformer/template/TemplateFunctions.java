package io.millrace.transformer.template;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates have beside JSONata's own. Each answers nothing for nothing, so that they can be nested
 * without checks.
 */
final class TemplateFunctions {
    /** A template must yield the same for the same event whenever it is replayed, and may not compile code. */
    static final Set<String> SWITCHED_OFF = Set.of("now", "millis", "random", "eval");

    private static final int MAX_PADDING = 1_000;

    private final DecimalPlaces places;

    TemplateFunctions(DecimalPlaces places) {
        this.places = places;
    }

    /** A failure whose message holds no value of the event. JSONata adds the place. */
    static final class Complaint extends JException {
        private static final long serialVersionUID = 1L;

        Complaint(String message) {
            super("D3137", -1, message);
        }
    }

    /** A function over its arguments, of which any may be missing; a null result is JSONata's nothing. */
    @FunctionalInterface
    private interface Body {
        @Nullable
        Object of(Arguments arguments);
    }

    private record Arguments(List<?> values) {

        @SuppressWarnings("ReferenceEquality") // the library's null is one object, to be told by identity
        Optional<Object> at(int index) {
            return index < values.size()
                    ? Optional.<Object>ofNullable(values.get(index)).filter(value -> value != Jsonata.NULL_VALUE)
                    : Optional.empty();
        }

        Optional<String> text(int index) {
            return at(index).filter(String.class::isInstance).map(String.class::cast);
        }

        Optional<BigDecimal> number(int index) {
            return at(index).filter(Number.class::isInstance).map(Number.class::cast).map(JsonataValue::exact);
        }
    }

    void registerIn(Jsonata expression) {
        register(expression, "money", this::money);
        register(expression, "decimalPlaces", arguments -> arguments.text(0).map(this::placesOf).orElse(null));
        register(expression, "firstName",
                arguments -> arguments.text(0).flatMap(name -> PersonName.of(name).first()).orElse(null));
        register(expression, "lastName",
                arguments -> arguments.text(0).flatMap(name -> PersonName.of(name).last()).orElse(null));
        register(expression, "present", arguments -> arguments.at(0).filter(TemplateFunctions::isPresent).orElse(null));
        register(expression, "cut", TemplateFunctions::cut);
        register(expression, "pad", TemplateFunctions::padded);
        for (var name : SWITCHED_OFF) {
            register(expression, name, _ -> {
                throw new Complaint("$" + name + " is switched off");
            });
        }
    }

    private static void register(Jsonata expression, String name, Body body) {
        expression.registerFunction(name,
                new Jsonata.JFunction((_, arguments) -> body.of(new Arguments(arguments)), null));
    }

    private @Nullable Object money(Arguments arguments) {
        if (arguments.at(0).isEmpty()) {
            return null;
        }
        var minor = arguments.number(0).orElseThrow(() -> new Complaint("$money needs a number of minor units"));
        var currency = arguments.text(1).orElseThrow(() -> new Complaint("$money needs a currency"));
        if (DecimalPlaces.plain(minor).scale() > 0) {
            throw new Complaint("$money needs a whole number of minor units");
        }
        return places.major(minor, currency).orElseThrow(TemplateFunctions::unknownCurrency);
    }

    private int placesOf(String currency) {
        return places.of(currency).orElseThrow(TemplateFunctions::unknownCurrency);
    }

    private static Complaint unknownCurrency() {
        return new Complaint("the currency's decimal places are unknown; MILLRACE_TRANSFORMER_DECIMAL_PLACES can say");
    }

    private static boolean isPresent(Object value) {
        return !(value instanceof String text) || !text.isBlank();
    }

    private static @Nullable Object cut(Arguments arguments) {
        var most = arguments.number(1).orElseThrow(() -> new Complaint("$cut needs a number of characters"))
                .intValue();
        return arguments.text(0).map(text -> shortened(text, most)).orElse(null);
    }

    /** JSONata's own takes minutes for a long text, in one step that no bound can stop. */
    private static @Nullable Object padded(Arguments arguments) {
        var width = arguments.number(1).orElseThrow(() -> new Complaint("$pad needs a width")).intValue();
        var filling = arguments.text(2).filter(text -> !text.isEmpty()).orElse(" ");
        return arguments.text(0).map(text -> padded(text, width, filling)).orElse(null);
    }

    private static String padded(String text, int width, String filling) {
        var missing = Math.abs((long) width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (missing > MAX_PADDING) {
            throw new Complaint("$pad fills up to " + MAX_PADDING + " characters");
        }
        var fill = filling.repeat((int) missing).codePoints().limit(missing)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return width < 0 ? fill + text : text + fill;
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var splitsPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splitsPair ? most - 1 : most);
    }
}
