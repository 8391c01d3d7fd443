package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.millrace.common.command.Mutation;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentSchema;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each folder of {@code cases} is one test, and its name says what must hold: {@code event.json} is what Elastic Path
 * sends, {@code expected.json} the variables of each mutation, or the problems. What is expected is also given to
 * graphql-java as the sink would send it. To add a case is to add a folder.
 */
class TemplateCasesTest {
    private static final GraphQL FLUENT = fluent();

    @TestFactory
    Stream<DynamicTest> shouldRenderEachCaseAsExpected() throws IOException {
        try (var folders = Files.list(Fixtures.CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws Exception {
        // Given
        var event = Fixtures.json(folder.resolve("event.json"));
        var expected = Fixtures.json(folder.resolve("expected.json"));

        // When
        var rendering = Fixtures.render(family(event), event);

        // Then
        assertThat(asJson(rendering)).isEqualTo(expected);
        if (rendering instanceof Rendering.Rendered(_, _, var mutations)) {
            mutations.forEach((name, mutation) -> assertThat(FLUENT.execute(asSent(name, mutation)).getErrors())
                    .as(name)
                    .isEmpty());
        }
    }

    private static EventFamily family(JsonNode event) {
        return EventFamily.of(event.path("triggered_by").stringValue()).orElseThrow();
    }

    /** Through text and back, because that is what the sink reads. */
    private static JsonNode asJson(Rendering rendering) {
        var json = Json.object();
        switch (rendering) {
            case Rendering.Rendered(var ref, var customerRef, var mutations) -> {
                json.put("ref", ref);
                customerRef.ifPresent(value -> json.put("customerRef", value));
                mutations.forEach((name, mutation) -> json.set(name, mutation.variables()));
            }
            case Rendering.Failed failed -> failed.problems().forEach(json.putArray("problems")::add);
        }
        return Json.read(Json.write(json));
    }

    private static ExecutionInput asSent(String name, Mutation mutation) {
        var variables = mutation.variables().deepCopy();
        if ("createOrder".equals(name)) {
            ((ObjectNode) variables.get("input")).putObject("customer").put("id", "5000123");
        }
        return ExecutionInput.newExecutionInput(mutation.document())
                .variables(Json.mapper().convertValue(variables, new TypeReference<Map<String, Object>>() {}))
                .build();
    }

    /** graphql-java with Fluent's schema: it coerces all input, and answers null. */
    private static GraphQL fluent() {
        var wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory() {
            @Override
            public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
                return anything(environment.getScalarTypeDefinition().getName());
            }
        }).build();
        return GraphQL.newGraphQL(new SchemaGenerator()
                .makeExecutableSchema(new SchemaParser().parse(FluentSchema.sdl()), wiring)).build();
    }

    private static GraphQLScalarType anything(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Coercing<Object, Object>() {
            @Override
            public Object parseValue(Object input, GraphQLContext context, Locale locale) {
                return input;
            }
        }).build();
    }
}
