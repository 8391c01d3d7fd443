package io.millrace.transformer.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a template may not do with a regular expression, because it makes Java's engine take exponential time on the
 * wrong text: refer back to a group, repeat what holds a repetition, look around without a bound. It reads the syntax
 * of {@link Pattern}, which has compiled the text before, and is rather too strict than too lax. Used once.
 */
final class RegexRules {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final String text;
    private final List<String> objections = new ArrayList<>();
    private int at;

    private RegexRules(String text) {
        this.text = text;
    }

    /**
     * How much a part may match.
     *
     * @param varies whether its length is open
     * @param unbounded whether it has no greatest length
     */
    private record Extent(boolean varies, boolean unbounded) {
        static final Extent FIXED = new Extent(false, false);

        Extent and(Extent other) {
            return new Extent(varies || other.varies, unbounded || other.unbounded);
        }
    }

    /** Everything against it; empty when it may be used. */
    static List<String> objections(Pattern pattern) {
        var rules = new RegexRules(pattern.pattern());
        while (rules.at < rules.text.length()) {
            rules.alternatives();
            rules.at++;
        }
        return rules.objections.stream().distinct().toList();
    }

    private Extent alternatives() {
        var extent = Extent.FIXED;
        while (has() && peek() != ')') {
            extent = extent.and(quantified(atom()));
        }
        return extent;
    }

    private Extent atom() {
        return switch (take()) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group();
            default -> Extent.FIXED;
        };
    }

    private Extent quantified(Extent atom) {
        var extent = atom;
        while (has() && (isQuantifier(peek()))) {
            var least = peek() == '+' ? 1 : 0;
            var most = peek() == '?' ? 1 : UNBOUNDED;
            if (take() == '{') {
                var bounds = takeUntil('}').split(",", -1);
                least = number(bounds[0]);
                most = bounds.length == 1 ? least : bounds[1].isBlank() ? UNBOUNDED : number(bounds[1]);
            }
            if (has() && (peek() == '?' || peek() == '+')) {
                at++;
            }
            if (most > 1 && extent.varies()) {
                objections.add("repeats what holds a repetition");
            }
            extent = extent.and(new Extent(least != most, most == UNBOUNDED));
        }
        return extent;
    }

    private Extent escape() {
        var escaped = has() ? take() : '\\';
        switch (escaped) {
            case 'Q' -> skipQuote();
            case 'c' -> at++;
            case 'k' -> objections.add("refers back to a group");
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> objections.add("refers back to a group");
            default -> {}
        }
        if ("pPxN".indexOf(escaped) >= 0 && has() && peek() == '{') {
            takeUntil('}');
        }
        return Extent.FIXED;
    }

    private Extent group() {
        var looksAround = false;
        if (has() && peek() == '?') {
            at++;
            var kind = has() ? take() : ')';
            if (kind == '<' && has() && (peek() == '=' || peek() == '!')) {
                kind = take();
            }
            looksAround = kind == '=' || kind == '!';
            if (kind == '<') {
                takeUntil('>');
            } else if (!looksAround && ":>".indexOf(kind) < 0) {
                at--;
                if (flags()) {
                    return Extent.FIXED;
                }
            }
        }
        var inside = alternatives();
        at++;
        if (looksAround && inside.unbounded()) {
            objections.add("looks around without a bound");
        }
        return looksAround ? Extent.FIXED : inside;
    }

    /** Answers whether the flags are all that the group is. */
    private boolean flags() {
        while (has()) {
            switch (take()) {
                case ')' -> {
                    return true;
                }
                case ':' -> {
                    return false;
                }
                case 'x' -> objections.add("uses the flag x");
                default -> {}
            }
        }
        return true;
    }

    /** Classes may stand in classes; a bracket that comes first is one of the characters. */
    private Extent characterClass() {
        if (has() && peek() == '^') {
            at++;
        }
        if (has() && peek() == ']') {
            at++;
        }
        while (has()) {
            switch (take()) {
                case ']' -> {
                    return Extent.FIXED;
                }
                case '[' -> characterClass();
                case '\\' -> escape();
                default -> {}
            }
        }
        return Extent.FIXED;
    }

    private void skipQuote() {
        var end = text.indexOf("\\E", at);
        at = end < 0 ? text.length() : end + 2;
    }

    private String takeUntil(char last) {
        var end = text.indexOf(last, at);
        var taken = text.substring(at, end < 0 ? text.length() : end);
        at = Math.min(text.length(), at + taken.length() + 1);
        return taken;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException _) {
            return UNBOUNDED;
        }
    }

    private static boolean isQuantifier(char c) {
        return c == '*' || c == '+' || c == '?' || c == '{';
    }

    private boolean has() {
        return at < text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private char take() {
        return text.charAt(at++);
    }
}
