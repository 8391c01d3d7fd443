package io.millrace.transformer.template;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A mutation of the bundle, as text. */
record MutationDocument(TemplateKind.Call call, String text) {

    /** Everything that the schema, and the sink's reading of the answer, have against it. */
    List<Problem> problems(FluentTypes types) {
        Document document;
        try {
            document = Parser.parse(text);
        } catch (InvalidSyntaxException e) {
            var place = Optional.ofNullable(e.getLocation());
            return List.of(problem(place.map(found -> OptionalInt.of(found.getLine())).orElseGet(OptionalInt::empty),
                    String.valueOf(e.getMessage())));
        }
        var errors = types.validate(document);
        if (!errors.isEmpty()) {
            return errors.stream().map(this::problem).toList();
        }
        return isOurs(document)
                ? List.of()
                : List.of(problem(OptionalInt.empty(), "must be one mutation with the one field " + call.mutation()
                        + " without an alias, and the one variable $input"));
    }

    private boolean isOurs(Document document) {
        return document.getDefinitions().size() == 1
                && document.getDefinitions().getFirst() instanceof OperationDefinition operation
                && operation.getOperation() == OperationDefinition.Operation.MUTATION
                && operation.getVariableDefinitions().size() == 1
                && "input".equals(operation.getVariableDefinitions().getFirst().getName())
                && operation.getSelectionSet().getSelections().size() == 1
                && operation.getSelectionSet().getSelections().getFirst() instanceof Field field
                && call.mutation().equals(field.getName())
                && field.getAlias() == null;
    }

    private Problem problem(ValidationError error) {
        var line = error.getLocations().stream().mapToInt(place -> place.getLine()).findFirst();
        return problem(line, String.valueOf(error.getMessage()));
    }

    private Problem problem(OptionalInt line, String what) {
        return Problem.at(call.file(), line, what);
    }
}
