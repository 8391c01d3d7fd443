package io.millrace.sandbox.fluent;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;

/** GraphQL on the schema: refuses what the schema refuses, and hands the rest to the resources. Safe for any thread. */
final class GraphQlEngine {
    private static final List<String> INTERFACES = List.of("Node", "Orchestrateable", "Referenceable", "Extendable",
            "Product", "Address");
    /** A document may fill a whole body, which the library's own bounds would not allow. */
    private static final ParserOptions AS_LONG_AS_A_BODY = ParserOptions.newParserOptions()
            .maxCharacters(GraphQlEndpoint.MOST_BYTES)
            .maxTokens(GraphQlEndpoint.MOST_BYTES)
            .maxWhitespaceTokens(GraphQlEndpoint.MOST_BYTES)
            .build();

    private final GraphQL graphQl;

    GraphQlEngine(String sdl, List<Resource> resources, MutationGate gate, CodePosition position) {
        var errors = new BusinessErrors(position);
        graphQl = GraphQL.newGraphQL(schema(sdl, resources, gate))
                .preparsedDocumentProvider(new ParsedDocuments())
                .defaultDataFetcherExceptionHandler(errors)
                // Nothing here is asynchronous, so that this one goes field by field, too; the serial one calls itself
                // for each, and a document with many aliases overflows the stack and is never answered.
                .mutationExecutionStrategy(new AsyncExecutionStrategy(errors))
                .instrumentation(new QueryCost(position))
                .build();
    }

    /** Executes one request; never throws for what it contains. */
    ExecutionResult execute(GraphQlRequest request, Call call) {
        return graphQl.execute(ExecutionInput.newExecutionInput()
                .query(request.query())
                .variables(request.variables())
                .operationName(request.operationName().orElse(null))
                .graphQLContext(context -> {
                    context.put(Call.class, call);
                    context.put(ParserOptions.class, AS_LONG_AS_A_BODY);
                })
                .build());
    }

    private static GraphQLSchema schema(String sdl, List<Resource> resources, MutationGate gate) {
        var wiring = RuntimeWiring.newRuntimeWiring().scalar(Scalars.DATE_TIME).scalar(Scalars.JSON);
        INTERFACES.forEach(name -> wiring.type(name, type -> type.typeResolver(Fetch.byTypeName())));
        for (var resource : resources) {
            resource.wire(wiring);
            resource.mutations()
                    .forEach(mutation -> wiring.type("Mutation", type -> type.dataFetcher(mutation.name(),
                            environment -> gate.perform(mutation, environment))));
        }
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), wiring.build());
    }
}
