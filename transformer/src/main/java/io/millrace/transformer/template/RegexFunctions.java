package io.millrace.transformer.template;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;
import io.millrace.transformer.template.TemplateFunctions.Complaint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's functions that take a regular expression, as its documentation has them, with {@link BoundedRegex}. The
 * library's own have no bounds, compile a text as a pattern when {@code $replace} has a limit, and print what a
 * replacing function throws.
 */
final class RegexFunctions {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private RegexFunctions() {}

    /** A function over its arguments; a null result is JSONata's nothing. */
    @FunctionalInterface
    private interface Body {
        @Nullable
        Object of(String text, Arguments arguments);
    }

    static void registerIn(Jsonata expression) {
        register(expression, "match", "<s-f<s:o>n?:a<o>>", RegexFunctions::match);
        register(expression, "contains", "<s-(sf):b>", RegexFunctions::contains);
        register(expression, "split", "<s-(sf)n?:a<s>>", RegexFunctions::split);
        register(expression, "replace", "<s-(sf)(sf)n?:s>", RegexFunctions::replace);
    }

    /** The signature is JSONata's own: with it, a missing text is taken from the context. */
    private static void register(Jsonata expression, String name, String signature, Body body) {
        expression.registerFunction(name, new JFunction((_, values) -> {
            var arguments = new Arguments(values);
            return arguments.text(0).map(text -> body.of(text, arguments)).orElse(null);
        }, signature));
    }

    private static @Nullable Object match(String text, Arguments arguments) {
        var matcher = matcher(text, arguments);
        var limit = limit(arguments, 2);
        List<Object> matches = Utils.createSequence();
        while (matches.size() < limit && matcher.find()) {
            var match = new LinkedHashMap<String, Object>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            match.put("groups", BoundedRegex.groups(matcher));
            matches.add(match);
        }
        return matches;
    }

    private static @Nullable Object contains(String text, Arguments arguments) {
        return matcher(text, arguments).find();
    }

    private static @Nullable Object split(String text, Arguments arguments) {
        var limit = limit(arguments, 2);
        var parts = new ArrayList<Object>();
        if (arguments.text(1).filter(String::isEmpty).isPresent()) {
            text.codePoints().limit(limit).mapToObj(Character::toString).forEach(parts::add);
            return parts;
        }
        var matcher = matcher(text, arguments);
        var from = 0;
        while (parts.size() < limit && matcher.find()) {
            parts.add(text.substring(from, matcher.start()));
            from = matcher.end();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private static @Nullable Object replace(String text, Arguments arguments) {
        if (arguments.text(1).filter(String::isEmpty).isPresent()) {
            throw new Complaint("$replace needs a text or a regular expression to look for");
        }
        var limit = limit(arguments, 3);
        var matcher = matcher(text, arguments);
        var replaced = new StringBuilder();
        var from = 0;
        for (var done = 0; done < limit && matcher.find(); done++) {
            replaced.append(text, from, matcher.start()).append(replacement(matcher, arguments));
            from = matcher.end();
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static String replacement(Matcher match, Arguments arguments) {
        var literal = arguments.text(1).isPresent();
        return arguments.text(2)
                .map(text -> literal ? text : withGroups(text, match))
                .orElseGet(() -> called(arguments.at(2), match));
    }

    /** {@code $0} is the match, {@code $1} its first group, {@code $$} a dollar sign. */
    private static String withGroups(String replacement, MatchResult match) {
        var text = new StringBuilder();
        for (var at = 0; at < replacement.length(); at++) {
            var next = at + 1 < replacement.length() ? replacement.charAt(at + 1) : ' ';
            if (replacement.charAt(at) != '$' || next != '$' && !isDigit(next)) {
                text.append(replacement.charAt(at));
                continue;
            }
            at++;
            if (next == '$') {
                text.append('$');
                continue;
            }
            var group = next - '0';
            while (at + 1 < replacement.length() && isDigit(replacement.charAt(at + 1))
                    && group > 0 && group * 10 + replacement.charAt(at + 1) - '0' <= match.groupCount()) {
                group = group * 10 + replacement.charAt(++at) - '0';
            }
            text.append(group > match.groupCount() ? "" : Optional.ofNullable(match.group(group)).orElse(""));
        }
        return text.toString();
    }

    /** A function makes the replacement. */
    private static String called(Optional<Object> function, Matcher match) {
        try {
            return Functions.funcApply(function.orElseThrow(),
                    List.of(BoundedRegex.description(match))) instanceof String text
                            ? text
                            : notText();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a function of a template threw what is no exception of JSONata", e);
        }
    }

    private static String notText() {
        throw new Complaint("the function given to $replace must yield a text");
    }

    /** Of a regular expression, or of a text that is looked for as it is. */
    private static Matcher matcher(String text, Arguments arguments) {
        return arguments.text(1)
                .map(literal -> Pattern.compile(literal, Pattern.LITERAL).matcher(text))
                .or(() -> arguments.at(1)
                        .filter(BoundedRegex.class::isInstance)
                        .map(regex -> ((BoundedRegex) regex).matcher(text)))
                .orElseThrow(() -> new Complaint("a text or a regular expression is needed to look for"));
    }

    private static int limit(Arguments arguments, int index) {
        var limit = arguments.number(index).map(Number::intValue).orElse(NO_LIMIT);
        if (limit < 0) {
            throw new Complaint("a limit must not be negative");
        }
        return limit;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
