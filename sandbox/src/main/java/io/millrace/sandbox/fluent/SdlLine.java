package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of the schema, which says in comments what SDL cannot: limits and differences between accounts.
 *
 * @param text the whole line
 * @param code what stands before the comment
 * @param comment what stands after {@code #}
 */
record SdlLine(String text, String code, String comment) {
    private static final Pattern TYPE = Pattern.compile("^\\s*(?:input|type|interface)\\s+(\\w+)[^{]*\\{");
    private static final Pattern STRING_FIELD = Pattern.compile("(\\w+)\\s*:\\s*String\\b");
    private static final Pattern WORD_NEWER = Pattern.compile("\\bNEWER\\b");
    private static final Pattern WORD_LOOSENED = Pattern.compile("\\bLOOSENED\\b");

    static SdlLine of(String text) {
        var at = text.indexOf('#');
        return at < 0 ? new SdlLine(text, text, "") : new SdlLine(text, text.substring(0, at), text.substring(at + 1));
    }

    /** The name of the type that begins here. */
    Optional<String> typeBegun() {
        return TYPE.matcher(code).results().findFirst().map(match -> match.group(1));
    }

    boolean endsType() {
        return code.contains("}");
    }

    /** The text fields that are declared here, most often one. */
    List<String> stringFields() {
        return STRING_FIELD.matcher(code).results().map((MatchResult match) -> match.group(1)).toList();
    }

    /** Declares what accounts of 2022 lack. */
    boolean isNewer() {
        return !code.isBlank() && WORD_NEWER.matcher(comment).find();
    }

    /** Declares a field that was mandatory in 2022. */
    boolean isLoosened() {
        return !code.isBlank() && WORD_LOOSENED.matcher(comment).find();
    }

    /** The same field, mandatory. */
    SdlLine mandatory() {
        return of(code.stripTrailing() + "! #" + comment);
    }
}
