package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.SerializationConfig;
import io.millrace.common.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSONata's parser uses Java serialization, which Helidon forbids from the moment that its server starts. */
class SerialFilterTest {

    @BeforeAll
    static void filterAsHelidonDoes() {
        SerializationConfig.configureRuntime();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "nothing ?: 7", "(nothing.a[b = 1.5] ?: 7)", "$sum([nothing, 3 + 4]) ?: 0",
            "{\"a\": [7, true, null]}.a[0] ?: 1",
            "nothing ~> $exists() ? 1 : 7", "($f := function($x) { $x ?: 7 }; $f(nothing))",
            "$replace(\"8\", /8|x/i, \"7\") ~> $number()", "(nothing[/x/] ?: 7)", "nothing{a: b} ?: 7",
            "(nothing^(>a) ?: 7)", "(nothing ~> |$|{\"b\": 1}|) ?: 7", "($ ? 7) ?: 1", "nothing.%.b ?: 7"})
    void shouldCompileWhenTheExpressionMustBeCopied(String expression) throws TemplateFailure {
        // When
        var template = Fixtures.compile(expression);

        // Then
        assertThat(Fixtures.evaluate(template, Json.object().put("a", 1))).hasToString("7");
    }
}
