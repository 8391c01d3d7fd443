package io.millrace.sink.fluent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.SelectionSet;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.SharedCall;
import io.millrace.common.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Makes one document of several, each field under an alias. Documents come from templates, so there are few: they are
 * parsed, and renamed, once. Safe for any thread.
 */
final class Pieces {
    private static final int MOST_DOCUMENTS = 100;
    private static final int MOST_RENAMED = 5_000;

    private final LoadingCache<String, Optional<Piece>> parsed = Caffeine.newBuilder()
            .maximumSize(MOST_DOCUMENTS)
            .build(Piece::of);
    private final LoadingCache<Place, Piece> renamed = Caffeine.newBuilder()
            .maximumSize(MOST_RENAMED)
            .build(place -> of(place.document()).orElseThrow().under(place.alias()));

    private record Place(String document, String alias) {}

    /** Empty for a document that cannot share. */
    Optional<Piece> of(String document) {
        return parsed.get(document);
    }

    /** One document for requests of one kind, each of which is known to have a piece. */
    SharedCall joined(Operation kind, List<FluentRequest> requests) {
        var selections = SelectionSet.newSelectionSet();
        var operation = OperationDefinition.newOperationDefinition().name("Together").operation(kind);
        var variables = Json.object();
        for (var i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var alias = SharedCall.alias(i);
            var piece = renamed.get(new Place(request.document(), alias));
            selections.selection(piece.field());
            piece.variables().forEach(operation::variableDefinition);
            request.variables().properties().forEach(variable -> variables.set(
                    Piece.variable(alias, variable.getKey()), variable.getValue()));
        }
        var document = Document.newDocument()
                .definition(operation.selectionSet(selections.build()).build())
                .build();
        return new SharedCall(AstPrinter.printAstCompact(document), variables, List.copyOf(requests));
    }
}
