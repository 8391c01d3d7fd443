package io.millrace.transformer.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that looks like Java's maps and lists. */
class JsonViewTest {

    @Test
    void shouldEqualACopyOfTheDocument() {
        // Given
        var document = Fixtures.sample("customer-order");

        // When
        var view = JsonView.of(document);

        // Then
        assertThat(view).isEqualTo(Json.mapper().treeToValue(document, Object.class));
    }

    @Test
    void shouldTellNullFromNothing() {
        // Given
        var document = Json.object().putNull("there");

        // When
        var view = (Map<?, ?>) Objects.requireNonNull(JsonView.of(document));

        // Then
        assertThat(view.containsKey("there")).isTrue();
        assertThat(view.get("there")).isNull();
        assertThat(view.containsKey("not")).isFalse();
    }

    /** JSONata adds to lists, sorts and deletes; each on what it has made itself. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a.b{$string(c): d}", "a.b^(c)", "$sort(a.b.c)", "$reverse(a.b)", "$append(a.b, a.b)",
            "empty{\"x\": y}",
            "$ ~> |a|{\"b\": 1}, \"e\"|", "$spread(a)", "$merge([a, {\"x\": 1}])", "$zip(a.b, empty)",
            "a.b@$x.{\"y\": $x}",
            "$each(a, function($v) { $v })", "$distinct(a.b.c)", "**", "a.*", "$string($)", "a.b[0] = a.b[1]",
            "$sift(a, function($v) { true })", "$reduce(a.b.c, function($x, $y) { $x + $y })", "a.b#$i.{\"i\": $i}"})
    void shouldStayAsItIsWhateverATemplateDoes(String expression) throws TemplateFailure {
        // Given
        var document = Json.read("""
                {"a": {"b": [{"c": 2, "d": 1}, {"c": 1, "d": 3}], "e": null}, "empty": []}""".getBytes(UTF_8));
        var before = document.deepCopy();
        var template = Fixtures.compile("[" + expression + "]");

        // When
        Fixtures.evaluate(template, document);

        // Then
        assertThat(document).isEqualTo(before);
    }
}
