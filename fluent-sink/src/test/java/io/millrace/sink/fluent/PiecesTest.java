package io.millrace.sink.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition.Operation;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.FluentSchema;
import io.millrace.common.json.Json;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PiecesTest {
    private static final String CREATE = """
            mutation CreateVariantProduct($input: CreateVariantProductInput!) {
              # comments are no part of it
              createVariantProduct(input: $input) { id ref product { ref } catalogue { ref } }
            }""";
    private static final String UPDATE = "mutation($input: UpdateStandardProductInput!) "
            + "{ updateStandardProduct(input: $input) { id } }";
    private static final GraphQLSchema SCHEMA = UnExecutableSchemaGenerator
            .makeUnExecutableSchema(new SchemaParser().parse(FluentSchema.sdl()));

    private final Pieces pieces = new Pieces();

    private static FluentRequest request(String document, String ref) {
        var variables = Json.object();
        variables.putObject("input").put("ref", ref);
        return new FluentRequest("f", document, variables);
    }

    @Test
    void shouldMakeOneValidDocumentOfSeveral() {
        // When
        var call = pieces.joined(Operation.MUTATION,
                List.of(request(CREATE, "A"), request(UPDATE, "B"), request(CREATE, "C")));

        // Then
        assertThat(new Validator().validateDocument(SCHEMA, Parser.parse(call.document()), Locale.ROOT)).isEmpty();
        assertThat(call.document())
                .contains("p0:createVariantProduct(input:$p0_input)", "p1:updateStandardProduct(input:$p1_input)",
                        "p2:createVariantProduct(input:$p2_input)", "$p1_input:UpdateStandardProductInput!");
        assertThat(call.variables())
                .hasToString(
                        "{\"p0_input\":{\"ref\":\"A\"},\"p1_input\":{\"ref\":\"B\"},\"p2_input\":{\"ref\":\"C\"}}");
    }

    @Test
    void shouldRenameVariablesWhereverTheyStand() {
        // Given
        var query = "query($ref: String!, $n: Int = 3) "
                + "{ order(ref: $ref) { items(ref: [$ref], first: $n) { edges { node { id } } } } }";

        // When
        var call = pieces.joined(Operation.QUERY,
                List.of(new FluentRequest("order", query, Json.object().put("ref", "1"))));

        // Then
        assertThat(new Validator().validateDocument(SCHEMA, Parser.parse(call.document()), Locale.ROOT)).isEmpty();
        assertThat(call.document()).contains("p0:order(ref:$p0_ref)", "items(ref:[$p0_ref],first:$p0_n)",
                "$p0_n:Int=3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            mutation { a { id } b { id } }
            mutation A { a { id } } mutation B { b { id } }
            mutation { ...F } fragment F on Mutation { a { id } }
            mutation { a { ...F } } fragment F on A { id }
            mutation @odd { a { id } }
            this is no document {
            """)
    void shouldLetADocumentTravelAloneWhenItIsNotOneField(String document) {
        // Then
        assertThat(pieces.of(document)).isEmpty();
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            mutation { a { id } }                                                   | 1
            mutation { a { id product { ref } catalogue { ref } } }                 | 3
            query { order { items(first: 50) { edges { node { id } } } } }          | 102
            query($n: Int) { order { items(first: $n) { edges { id } } } }          | 102
            query { a(first: 10) { b(last: 20) { c { id } } } }                     | 211
            """)
    void shouldCountWhatADocumentAsksForAtMost(String document, long expected) {
        // Then
        assertThat(pieces.of(document).orElseThrow().complexity()).isEqualTo(expected);
    }
}
