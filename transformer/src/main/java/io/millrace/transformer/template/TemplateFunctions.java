package io.millrace.transformer.template;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.math.BigDecimal;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates have beside JSONata's own. Each answers nothing for nothing, so that they can be nested
 * without checks.
 */
final class TemplateFunctions {
    /** A template must yield the same for the same event whenever it is replayed, and may not compile code. */
    static final Set<String> SWITCHED_OFF = Set.of("now", "millis", "random", "shuffle", "eval");

    private static final int MAX_PADDING = 1_000;
    private static final int MAX_TIME = 100;

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

    void registerIn(Jsonata expression) {
        register(expression, "money", this::money);
        register(expression, "decimalPlaces", arguments -> arguments.text(0).map(this::placesOf).orElse(null));
        register(expression, "firstName",
                arguments -> arguments.text(0).flatMap(name -> PersonName.of(name).first()).orElse(null));
        register(expression, "lastName",
                arguments -> arguments.text(0).flatMap(name -> PersonName.of(name).last()).orElse(null));
        register(expression, "present", TemplateFunctions::present);
        register(expression, "cut", TemplateFunctions::cut);
        register(expression, "pad", "<s-ns?:s>", TemplateFunctions::padded);
        register(expression, "lineKind", arguments -> arguments.object(0)
                .map(line -> LineKind.of(line).word())
                .orElse(null));
        register(expression, "attributes", arguments -> arguments.object(0)
                .map(TemplateFunctions::attributes)
                .orElse(null));
        register(expression, "toMillis", "<s-s?:n>", TemplateFunctions::toMillis);
        for (var name : SWITCHED_OFF) {
            register(expression, name, _ -> {
                throw new Complaint("$" + name + " is switched off");
            });
        }
        RegexFunctions.registerIn(expression);
    }

    private static void register(Jsonata expression, String name, Body body) {
        register(expression, name, null, body);
    }

    /** One of JSONata's own keeps its signature: with it, a missing text is taken from the context. */
    private static void register(Jsonata expression, String name, @Nullable String signature, Body body) {
        expression.registerFunction(name,
                new JFunction((_, arguments) -> body.of(new Arguments(arguments)), signature));
    }

    /** Of an amount and its currency, or of a price of Elastic Path, which has both. */
    private @Nullable Object money(Arguments arguments) {
        var price = arguments.object(0);
        if (price.isPresent()) {
            var amount = price.get().get("amount");
            return amount == null
                    ? null
                    : money(amount, currencyOf(price.get()).or(() -> arguments.text(1)));
        }
        return arguments.at(0).map(minor -> money(minor, arguments.text(1))).orElse(null);
    }

    private BigDecimal money(Object amount, Optional<String> currency) {
        if (!(amount instanceof Number number)) {
            throw new Complaint("$money needs a number of minor units");
        }
        var minor = JsonataValue.exact(number);
        if (DecimalPlaces.plain(minor).scale() > 0) {
            throw new Complaint("$money needs a whole number of minor units");
        }
        return places.major(minor, currency.orElseThrow(() -> new Complaint("$money needs a currency")))
                .orElseThrow(TemplateFunctions::unknownCurrency);
    }

    /** A tax of zero may have none of its own. */
    private static Optional<String> currencyOf(Map<?, ?> price) {
        return price.get("currency") instanceof String code && !code.isBlank() ? Optional.of(code) : Optional.empty();
    }

    private int placesOf(String currency) {
        return places.of(currency).orElseThrow(TemplateFunctions::unknownCurrency);
    }

    private static Complaint unknownCurrency() {
        return new Complaint("the currency's decimal places are unknown; MILLRACE_TRANSFORMER_DECIMAL_PLACES can say");
    }

    /** The first of its arguments that is there and not blank. */
    private static @Nullable Object present(Arguments arguments) {
        for (var value : arguments.values()) {
            if (value != null && !JsonataValue.isNull(value) && !(value instanceof String text && text.isBlank())) {
                return value;
            }
        }
        return null;
    }

    /** Fluent's attributes of those entries that are texts and not blank. */
    private static @Nullable Object attributes(Map<?, ?> texts) {
        var attributes = new ArrayList<Object>();
        texts.forEach((name, value) -> {
            if (value instanceof String text && !text.isBlank()) {
                var attribute = new LinkedHashMap<String, Object>();
                attribute.put("name", name);
                attribute.put("type", "STRING");
                attribute.put("value", text);
                attributes.add(attribute);
            }
        });
        return attributes.isEmpty() ? null : attributes;
    }

    /** JSONata's own matches any text with a pattern, and fills up a time without a year with the date of today. */
    private static @Nullable Object toMillis(Arguments arguments) {
        var picture = arguments.text(1);
        if (picture.filter(text -> !text.contains("[Y") && !text.contains("[X")).isPresent()) {
            throw new Complaint("$toMillis needs a picture with a year: a template must yield the same when replayed");
        }
        return arguments.text(0).map(text -> toMillis(text, picture)).orElse(null);
    }

    private static @Nullable Object toMillis(String text, Optional<String> picture) {
        if (text.length() > MAX_TIME) {
            throw new Complaint("$toMillis reads times of up to " + MAX_TIME + " characters");
        }
        try {
            return Functions.dateTimeToMillis(text, picture.orElse(null));
        } catch (ParseException | RuntimeException _) {
            throw new Complaint("$toMillis cannot read this time");
        }
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
