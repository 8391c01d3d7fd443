package io.millrace.sandbox.elasticpath;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A field that a list may be filtered by.
 *
 * @param pointers where it stands in a resource; the first that is there counts
 */
record FilterField(List<String> pointers, Kind kind, Set<FilterOperator> operators) {

    enum Kind {
        TEXT, NUMBER, TIME
    }

    static FilterField exact(String pointer) {
        return new FilterField(List.of(pointer), Kind.TEXT, EnumSet.of(FilterOperator.EQ));
    }

    static FilterField text(String... pointers) {
        return new FilterField(List.of(pointers), Kind.TEXT, EnumSet.of(FilterOperator.EQ, FilterOperator.LIKE));
    }

    static FilterField number(String pointer) {
        return new FilterField(List.of(pointer), Kind.NUMBER, EnumSet.range(FilterOperator.GT, FilterOperator.LE));
    }

    static FilterField time(String pointer) {
        return new FilterField(List.of(pointer), Kind.TIME, EnumSet.complementOf(EnumSet.of(FilterOperator.LIKE)));
    }

    /**
     * Whether a resource passes.
     *
     * @throws ApiError 400 when {@code wanted} is not a value of this field's kind
     */
    boolean matches(JsonNode resource, FilterOperator operator, String wanted) {
        var found = pointers.stream().map(resource::at).filter(node -> !node.isMissingNode()).findFirst();
        return switch (kind) {
            case TEXT -> found.filter(node -> operator.holds(node.asString(""), wanted)).isPresent();
            case NUMBER -> {
                var number = wholeNumber(wanted);
                yield found.filter(node -> operator.holds(node.longValue(), number)).isPresent();
            }
            case TIME -> {
                var time = instant(wanted);
                yield found.filter(node -> operator.holds(Instant.parse(node.stringValue()), time)).isPresent();
            }
        };
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw ApiError.badRequest();
        }
    }

    /** A day, milliseconds since 1970, or a timestamp. */
    private static Instant instant(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw ApiError.badRequest();
        }
    }
}
