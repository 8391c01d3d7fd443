package io.millrace.transformer.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions of templates, as a template sees them. */
class TemplateFunctionsTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $money(4455, "USD")                        | 44.55
            $money(-900, "USD")                        | -9
            $money(0, "USD")                           | 0
            $money(4455, "JPY")                        | 4455
            $money(4455, "jpy")                        | 4455
            $money(4455, "KWD")                        | 4.455
            $money(4455, "EUR")                        | 4.455
            $money(4455, "XXY")                        | 4455
            $money(9007199254740993, "USD")            | 90071992547409.92
            $money($sum([10, 20, 30]), "USD")          | 0.6
            $money(nothing, "USD")                     | null
            $decimalPlaces("USD")                      | 2
            44.55 * 100 / 100                          | 44.55
            0.1 + 0.2                                  | 0.3
            40.5 * 1.1                                 | 44.55
            1e3                                        | 1000
            $firstName("Ron Swanson")                  | "Ron"
            $lastName("Ron Swanson")                   | "Swanson"
            $firstName("  Ana   Maria de la Cruz ")    | "Ana"
            $lastName("  Ana   Maria de la Cruz ")     | "Maria de la Cruz"
            $firstName("Cher")                         | "Cher"
            $lastName("Cher")                          | null
            $firstName("  ")                           | null
            $firstName("")                             | null
            $firstName(nothing)                        | null
            $present("")                               | null
            $present(" ")                              | null
            $present("x ")                             | "x "
            $present(empty)                            | null
            $present(0)                                | 0
            $cut("abcdef", 3)                          | "abc"
            $cut("abc", 3)                             | "abc"
            $cut("ab😀", 3)                            | "ab"
            $pad("ab", 4, "xyz")                       | "abxy"
            $pad("ab", -4)                             | "  ab"
            $pad("abc", 2)                             | "abc"
            $cut(nothing, 3)                           | null
            $present("", nothing, empty, " ", "x")     | "x"
            $present(false, "x")                       | false
            $money({"amount": 4455, "currency": "USD"}) | 44.55
            $money({"amount": 0, "currency": ""}, "USD") | 0
            $money({"currency": "USD"})                | null
            $attributes({"a": "x", "b": " ", "c": empty, "d": 1}) | [{"name":"a","type":"STRING","value":"x"}]
            $attributes({"a": ""})                     | null
            $attributes(nothing)                       | null
            $lineKind({"product_id": "p"})             | "product"
            $lineKind({"product_id": ""})              | "custom"
            $lineKind({"product_id": "p", "type": "promotion_item"})  | "promotion"
            $lineKind({"product_id": "p", "value": {"amount": -1}})   | "promotion"
            $lineKind({"product_id": "p", "relationships": {"promotions": {"data": [{"id": "p"}]}}}) | "promotion"
            $lineKind({"product_id": "p", "relationships": {"promotions": {"data": {"id": "q"}}}})   | "product"
            $lineKind(nothing)                         | null
            $eventTime()                               | "2026-11-20T12:00:00Z"
            $toMillis($eventTime())                    | 1795176000000
            $toMillis("20.11.2026", "[D01].[M01].[Y0001]") | 1795132800000
            $toMillis(nothing)                         | null
            payload.data.meta.timestamps.updated_at.$toMillis() | 1795176000000
            payload.data.name.$pad(4, "x")             | "abxx"
            {"a": $present(""), "b": empty, "c": 1}    | {"b":null,"c":1}
            """)
    void shouldAnswerAsDocumented(String expression, String expected) throws TemplateFailure {
        // Given
        var template = compile(expression);

        // When
        var result = Fixtures.evaluate(template, Json.read("""
                {"empty": null, "payload": {"data": {"name": "ab", "meta": {"timestamps":
                {"created_at": "2026-11-19T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z"}}}}}""".getBytes(UTF_8)));

        // Then
        assertThat(Json.mapper().writeValueAsString(result)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} fails")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $money(1.5, "USD")   | $money needs a whole number of minor units
            $money("1", "USD")   | $money needs a number of minor units
            $money(1)            | $money needs a currency
            $money(1, "ABC")     | the currency's decimal places are unknown
            $money(1, "XAU")     | the currency's decimal places are unknown
            $pad("a", 2000000)   | $pad fills up to 1000 characters
            $toMillis("12:30", "[H]:[m]") | $toMillis needs a picture with a year
            $toMillis("soon")    | $toMillis cannot read this time
            $toMillis($pad("1", 101)) | $toMillis reads times of up to 100 characters
            $cut("a")            | $cut needs a number of characters
            """)
    void shouldFailWithoutTheValueWhenItCannotAnswer(String expression, String problem) throws TemplateFailure {
        // Given
        var template = compile(expression);

        // When
        var failure = catchThrowableOfType(TemplateFailure.class, () -> Fixtures.evaluate(template, Json.object()));

        // Then
        assertThat(failure).hasMessageContaining(problem);
    }

    @Test
    void shouldFindTheSwitchedOffFunctionsWhenTheyAreCode() {
        // Given
        var source = new TemplateSource("t.jsonata", """
                /* $now() */
                { "a": "$now()", 'b': '$eval', `$millis`: $nowhere, "d": $shuffle([1]),
                  "c": $now() ~> $eval() }
                """);

        // When
        var problems = source.forbidden();

        // Then
        assertThat(problems).extracting(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("t.jsonata:2: $shuffle is switched off"),
                        second -> assertThat(second).startsWith("t.jsonata:3: $now is switched off"),
                        third -> assertThat(third).startsWith("t.jsonata:3: $eval is switched off"));
    }

    private static Template compile(String expression) throws TemplateFailure {
        return Template.compile(new TemplateSource("t.jsonata", expression),
                Fixtures.configWith(new DecimalPlaces(Map.of("EUR", 3, "XXY", 0))));
    }
}
