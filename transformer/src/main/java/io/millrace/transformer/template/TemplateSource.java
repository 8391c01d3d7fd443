package io.millrace.transformer.template;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a template, and where things stand in it. */
record TemplateSource(String file, String text) {
    /** Comments, texts and quoted names first, so that a variable is only found where it is code. */
    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|`[^`]*`"
                    + "|\\$(?<variable>\\w+)",
            Pattern.DOTALL);

    /** The line of a position, from 1. */
    OptionalInt lineAt(int position) {
        return position < 0
                ? OptionalInt.empty()
                : OptionalInt.of(1 + (int) text.substring(0, Math.min(position, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count());
    }

    /** The line that first writes a field of this name. */
    OptionalInt lineOf(String field) {
        var match = Pattern.compile("(['\"])" + Pattern.quote(field) + "\\1\\s*:").matcher(text);
        return match.find() ? lineAt(match.start()) : OptionalInt.empty();
    }

    /** The line where a text begins. */
    OptionalInt lineOfText(String part) {
        return lineAt(text.indexOf(part));
    }

    /** Whether the variable or function stands in the code. */
    boolean mentions(String variable) {
        return !positionsOf(Set.of(variable)).isEmpty();
    }

    /** Each use of one of these variables or functions. */
    List<Use> positionsOf(Set<String> variables) {
        var uses = new ArrayList<Use>();
        var match = TOKEN.matcher(text);
        while (match.find()) {
            var variable = match.group("variable");
            if (variable != null && variables.contains(variable)) {
                uses.add(new Use(variable, match.start()));
            }
        }
        return uses;
    }

    /** The functions that are switched off and used all the same. */
    List<Problem> forbidden() {
        return positionsOf(TemplateFunctions.SWITCHED_OFF).stream()
                .map(use -> Problem.at(file, lineAt(use.position()),
                        "$" + use.variable() + " is switched off: a template must yield the same when replayed"))
                .collect(Collectors.toList());
    }

    /** One place where a variable stands. */
    record Use(String variable, int position) {}
}
