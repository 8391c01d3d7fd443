package io.millrace.transformer.template;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import io.millrace.transformer.template.TemplateFunctions.Complaint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a template, which is a function in JSONata. JSONata's bound on time does not interrupt a
 * match, so each match has a bound of its own: on the text, and on how often a character is looked at.
 */
final class BoundedRegex extends JFunction {
    static final int MAX_TEXT = 100_000;
    /** Some tens of milliseconds. */
    private static final int MAX_LOOKS = 10_000_000;

    private final Pattern pattern;

    BoundedRegex(Pattern pattern) {
        super((_, _) -> null, null);
        this.pattern = pattern;
    }

    /** Text that is looked at a limited number of times. */
    private static final class Text implements CharSequence {
        private final String text;
        private int looks;

        Text(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MAX_LOOKS) {
                throw new Complaint("a regular expression takes too long on this text");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** As JSONata calls it: {@code /x/("text")}, or {@code "text" ~> /x/}. */
    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public @Nullable Object call(@Nullable Object input, List arguments) {
        return !arguments.isEmpty() && arguments.getFirst() instanceof String text ? next(matcher(text)) : null;
    }

    /**
     * Looks for the pattern in a text.
     *
     * @throws Complaint when the text is too long; so does the matcher when it takes too long
     */
    Matcher matcher(String text) {
        if (text.length() > MAX_TEXT) {
            throw new Complaint("a regular expression is matched with up to " + MAX_TEXT
                    + " characters; $cut the text first");
        }
        return pattern.matcher(new Text(text));
    }

    /** The next match as JSONata describes it, or nothing. */
    private static @Nullable Object next(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        var match = description(matcher);
        match.put("next", new JFunction((_, _) -> next(matcher), null));
        return match;
    }

    /** A match as a replacing function sees it. */
    static Map<String, Object> description(Matcher matcher) {
        var match = new LinkedHashMap<String, Object>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups(matcher));
        return match;
    }

    /** A group that took no part is null. */
    static List<Object> groups(Matcher matcher) {
        var groups = new ArrayList<Object>(matcher.groupCount());
        for (var group = 1; group <= matcher.groupCount(); group++) {
            var text = matcher.group(group);
            groups.add(text == null ? Jsonata.NULL_VALUE : text);
        }
        return groups;
    }
}
