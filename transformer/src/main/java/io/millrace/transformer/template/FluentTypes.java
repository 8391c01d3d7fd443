package io.millrace.transformer.template;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import io.millrace.common.fluent.FluentSchema;
import io.millrace.transformer.template.InputShape.Choice;
import io.millrace.transformer.template.InputShape.Field;
import io.millrace.transformer.template.InputShape.Fields;
import io.millrace.transformer.template.InputShape.ListOf;
import io.millrace.transformer.template.InputShape.Scalar;
import io.millrace.transformer.template.InputShape.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fluent's schema, parsed, with the length limits that stand in its comments. Safe for any thread once made. */
final class FluentTypes {
    /** Of a text without a limit of its own (fluent reference, 2.3). */
    private static final int STANDARD_LENGTH = 255;
    private static final Pattern LIMIT = Pattern.compile("#.*\\bmax (\\d+)");

    private final GraphQLSchema schema;
    private final List<String> lines;
    private final Map<String, InputShape> known = new HashMap<>();
    private final Map<String, Fields> inputs = new TreeMap<>();

    FluentTypes() {
        var sdl = FluentSchema.sdl();
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
        lines = sdl.lines().toList();
        for (var mutation : Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions()) {
            var input = Objects.requireNonNull(mutation.getArgument("input"), mutation.getName());
            inputs.put(mutation.getName(), (Fields) shape(input.getType(), STANDARD_LENGTH));
        }
    }

    /** The input of a mutation that every schema of ours has. */
    Fields inputOf(String mutation) {
        return Objects.requireNonNull(inputs.get(mutation), mutation);
    }

    /** What the schema has against a document. */
    List<ValidationError> validate(Document document) {
        return ParseAndValidate.validate(schema, document, Locale.ENGLISH);
    }

    private InputShape shape(GraphQLType type, int length) {
        var plain = GraphQLTypeUtil.unwrapNonNull(type);
        var key = GraphQLTypeUtil.simplePrint(plain) + " " + length;
        var earlier = known.get(key);
        if (earlier != null) {
            return earlier;
        }
        var shape = switch (plain) {
            case GraphQLList list -> new ListOf(shape(list.getWrappedType(), length),
                    GraphQLTypeUtil.isNonNull(list.getWrappedType()));
            case GraphQLInputObjectType object -> fields(object);
            case GraphQLEnumType choice -> new Choice(choice.getName(), choice.getValues().stream()
                    .map(GraphQLEnumValueDefinition::getName)
                    .collect(Collectors.toUnmodifiableSet()));
            default -> scalar(((GraphQLNamedType) plain).getName(), length);
        };
        known.put(key, shape);
        return shape;
    }

    private Fields fields(GraphQLInputObjectType type) {
        var fields = new LinkedHashMap<String, Field>();
        for (var field : type.getFields()) {
            fields.put(field.getName(), new Field(field.getName(), shape(field.getType(), maxLength(field)),
                    GraphQLTypeUtil.isNonNull(field.getType())));
        }
        return new Fields(type.getName(), fields);
    }

    private static InputShape scalar(String name, int length) {
        return switch (name) {
            case "String" -> new Text(length);
            case "ID" -> Scalar.ID;
            case "Int" -> Scalar.INT;
            case "Float" -> Scalar.FLOAT;
            case "Boolean" -> Scalar.BOOLEAN;
            case "DateTime" -> Scalar.DATE_TIME;
            case "Json" -> Scalar.ANY;
            default -> throw new IllegalStateException("the schema has a scalar that is not checked: " + name);
        };
    }

    /** How many characters a field takes, if it is a text. */
    private int maxLength(GraphQLInputObjectField field) {
        var place = Objects.requireNonNull(field.getDefinition()).getSourceLocation();
        var limit = LIMIT.matcher(lines.get(Objects.requireNonNull(place).getLine() - 1));
        return limit.find() ? Integer.parseInt(limit.group(1)) : STANDARD_LENGTH;
    }
}
