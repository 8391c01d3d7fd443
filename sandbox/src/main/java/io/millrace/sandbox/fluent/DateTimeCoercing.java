package io.millrace.sandbox.fluent;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** ISO 8601 outside, {@link Instant} inside; UTC where no zone is given. */
final class DateTimeCoercing implements Coercing<Instant, String> {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return WRITTEN.format((Instant) value);
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        try {
            if (input instanceof String text) {
                return instant(text);
            }
        } catch (DateTimeException e) {
            throw new CoercingParseValueException("a DateTime must be written as in ISO 8601", e);
        }
        throw new CoercingParseValueException("a DateTime must be a text");
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text && text.getValue() != null) {
            return parseValue(text.getValue(), context, locale);
        }
        throw new CoercingParseLiteralException("a DateTime must be a text");
    }

    private static Instant instant(String text) {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("neither with nor without a zone");
        };
    }
}
