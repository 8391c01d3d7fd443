package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Each folder of {@code cases} is one test, and its name says what must hold: {@code event.json} is what Elastic Path
 * sends, {@code expected.json} the variables of each mutation, or the problems. To add a case is to add a folder.
 */
class TemplateCasesTest {

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
            mutations.forEach((name, mutation) -> assertThat(acceptedBySchema(mutation.document()))
                    .as(name)
                    .isTrue());
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
            case Rendering.Failed(_, var problems) -> problems.forEach(json.putArray("problems")::add);
        }
        return Json.read(Json.write(json));
    }

    private static boolean acceptedBySchema(String document) {
        return !ParseAndValidate.parse(ExecutionInput.newExecutionInput(document).build()).isFailure();
    }
}
