package io.millrace.sink.fluent;

import graphql.language.AstTransformer;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.List;
import java.util.Optional;

/**
 * What a document with one field brings into a shared one.
 *
 * @param field with all that is below it
 * @param variables that it uses
 */
record Piece(Field field, List<VariableDefinition> variables) {
    /** Stands for a page size that only a variable tells. */
    private static final int USUAL_PAGE = 100;

    /** Empty for a document that is not one operation with one field, and nothing else. */
    static Optional<Piece> of(String document) {
        try {
            var definitions = Parser.parse(document).getDefinitions();
            return definitions.size() == 1
                    && definitions.getFirst() instanceof OperationDefinition operation
                    && operation.getDirectives().isEmpty()
                    && operation.getSelectionSet().getSelections().size() == 1
                    && operation.getSelectionSet().getSelections().getFirst() instanceof Field field
                            ? Optional.of(new Piece(field, operation.getVariableDefinitions()))
                            : Optional.empty();
        } catch (InvalidSyntaxException _) {
            return Optional.empty();
        }
    }

    /** The same under an alias, with variables that begin with it. */
    Piece under(String alias) {
        var renaming = new NodeVisitorStub() {
            @Override
            @SuppressWarnings("rawtypes") // as it is declared by the library
            public TraversalControl visitVariableReference(VariableReference node, TraverserContext<Node> context) {
                var renamed = node.transform(reference -> reference.name(variable(alias, node.getName())));
                return TreeTransformerUtil.changeNode(context, renamed);
            }
        };
        var renamed = (Field) new AstTransformer().transform(field, renaming);
        return new Piece(renamed.transform(builder -> builder.alias(alias)), variables.stream()
                .map(variable -> variable.transform(builder -> builder.name(variable(alias, variable.getName()))))
                .toList());
    }

    /** The name that a variable has under an alias. */
    static String variable(String alias, String name) {
        return alias + "_" + name;
    }

    /**
     * About how many look-ups in Fluent's database the field takes, at most: one for each object asked for, and each
     * page multiplies what is below it (fluent reference, 2.3).
     */
    long complexity() {
        return complexity(field);
    }

    private static long complexity(Field field) {
        if (field.getSelectionSet() == null) {
            return 0;
        }
        var below = field.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .mapToLong(Piece::complexity)
                .sum();
        return 1 + page(field) * below;
    }

    private static long page(Field field) {
        return field.getArguments().stream()
                .filter(argument -> "first".equals(argument.getName()) || "last".equals(argument.getName()))
                .mapToLong(argument -> argument.getValue() instanceof IntValue size
                        ? size.getValue().longValue()
                        : USUAL_PAGE)
                .findFirst()
                .orElse(1);
    }
}
