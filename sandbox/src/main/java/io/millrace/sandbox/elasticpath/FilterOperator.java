package io.millrace.sandbox.elasticpath;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a filter compares (elastic-path reference, 3.5). */
enum FilterOperator {
    EQ, LIKE, GT, GE, LT, LE;

    static FilterOperator of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether {@code value} stands in this relation to {@code wanted}. */
    <T extends Comparable<T>> boolean holds(T value, T wanted) {
        return switch (this) {
            case EQ -> value.compareTo(wanted) == 0;
            case LIKE -> like(value.toString(), wanted.toString());
            case GT -> value.compareTo(wanted) > 0;
            case GE -> value.compareTo(wanted) >= 0;
            case LT -> value.compareTo(wanted) < 0;
            case LE -> value.compareTo(wanted) <= 0;
        };
    }

    /** A star stands for anything. */
    private static boolean like(String value, String pattern) {
        var regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(value).matches();
    }
}
