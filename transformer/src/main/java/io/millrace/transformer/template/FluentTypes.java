package io.millrace.transformer.template;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import io.millrace.common.fluent.FluentSchema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Fluent's schema, parsed, with the length limits that stand in its comments. Immutable. */
final class FluentTypes {
    /** Of a text without a limit of its own (fluent reference, 2.3). */
    private static final int STANDARD_LENGTH = 255;
    private static final Pattern LIMIT = Pattern.compile("#.*\\bmax (\\d+)");

    private final GraphQLSchema schema;
    private final List<String> lines;

    FluentTypes() {
        var sdl = FluentSchema.sdl();
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
        lines = sdl.lines().toList();
    }

    /** The input of a mutation that every schema of ours has. */
    GraphQLInputObjectType inputOf(String mutation) {
        var field = Objects.requireNonNull(schema.getMutationType()).getFieldDefinition(mutation);
        var input = Objects.requireNonNull(field, mutation).getArgument("input");
        return (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(Objects.requireNonNull(input).getType());
    }

    /** What the schema has against a document. */
    List<ValidationError> validate(Document document) {
        return ParseAndValidate.validate(schema, document, Locale.ENGLISH);
    }

    /** How many characters a field takes, if it is a text. */
    int maxLength(GraphQLInputObjectField field) {
        var place = Objects.requireNonNull(field.getDefinition()).getSourceLocation();
        var limit = LIMIT.matcher(lines.get(Objects.requireNonNull(place).getLine() - 1));
        return limit.find() ? Integer.parseInt(limit.group(1)) : STANDARD_LENGTH;
    }
}
