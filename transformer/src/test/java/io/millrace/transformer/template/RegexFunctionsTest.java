package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.json.Json;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions as a template uses them, and that none of them keeps a thread. */
class RegexFunctionsTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $contains("abracadabra", /a.*a/)                           | true
            $contains("abracadabra", "bra")                            | true
            $contains("abc", /B/i)                                     | true
            $contains(nothing, /B/)                                    | null
            text.$contains(/l+/)                                       | true
            $match("ababbabbcc", /a(b+)/).match                        | ["ab","abb","abb"]
            $match("ababbabbcc", /a(b+)/, 1)                           | {"match":"ab","index":0,"groups":["b"]}
            $match("ab", /x/)                                          | null
            $match("ab", /(x)?b/).groups                               | [null]
            $split("so many words", " ")                               | ["so","many","words"]
            $split("so many words", " ", 2)                            | ["so","many"]
            $split("too much, punctuation. hard", /[ ,.]+/)            | ["too","much","punctuation","hard"]
            $split("a1b2", /\\d/)                                      | ["a","b",""]
            $split("abc", "")                                          | ["a","b","c"]
            $split("a.b", ".")                                         | ["a","b"]
            $split(nothing, ".")                                       | null
            $replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1")        | "Smith, John"
            $replace("abc", /b/, "$0$0")                               | "abbc"
            $replace("abc", /b/, "$$1")                                | "a$1c"
            $replace("abc", /(b)/, "$12")                              | "ab2c"
            $replace("abc", /b/, "$1")                                 | "ac"
            $replace("265USD", /([0-9]+)USD/, "$$$1")                  | "$265"
            $replace("aaa", "a", "b", 2)                               | "bba"
            $replace("a+a+", "a+", "$1", 1)                            | "$1a+"
            $replace("72F", /(\\d+)F/, function($m) { $m.groups[0] & "C" }) | "72C"
            "abc" ~> /b/ ~> $exists()                                  | true
            /b(c)/("abcbc").groups                                     | ["c"]
            /b/("abcbc").next().start                                  | 3
            /x/("abc")                                                 | null
            ["b1","a2","b3"][$ ~> /^b/]                                | ["b1","b3"]
            $filter(["b1","a2"], function($t) { $t ~> /^b/ })          | "b1"
            """)
    void shouldAnswerAsJsonataIsDocumented(String expression, String expected) throws TemplateFailure {
        // Given
        var template = Fixtures.compile(expression.replace("\\\\", "\\"));

        // When
        var result = Fixtures.evaluate(template, Json.object().put("text", "hello"));

        // Then
        assertThat(Json.mapper().writeValueAsString(result)).isEqualTo(expected);
    }

    /** The rules let it pass, and without a bound it takes minutes. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"$contains(text, /a*a*a*a*a*x/)", "$match(text, /a*a*a*a*a*x/)",
            "$split(text, /a*a*a*a*a*x/)",
            "$replace(text, /a*a*a*a*a*x/, \"\")", "/a*a*a*a*a*x/(text)", "text ~> /a*a*a*a*a*x/",
            "[text][$ ~> /a*a*a*a*a*x/]", "(text ~> /a*a*a*a*a*x/) ?: 1",
            "($f := /a*a*a*a*a*x/; $f(text))", "{\"x\": [1, (text ~> /a*a*a*a*a*x/)]}",
            "function($t) { $t ~> /a*a*a*a*a*x/ }(text)",
            "text{$replace($, /a*a*a*a*a*x/, \"\"): 1}", "$map([text], function($t) { $contains($t, /a*a*a*a*a*x/) })",
            "$ ~> |$|{\"b\": $contains(text, /a*a*a*a*a*x/)}|"})
    @Timeout(30)
    void shouldFailWhenAMatchTakesTooLong(String expression) throws TemplateFailure {
        // Given
        var template = Fixtures.compile(expression);
        var event = Json.object().put("text", "a".repeat(500));

        // When
        var failure = catchThrowableOfType(TemplateFailure.class, () -> Fixtures.evaluate(template, event));

        // Then
        assertThat(failure).hasMessageContaining("a regular expression takes too long on this text")
                .hasMessageNotContaining("aaaa");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"$contains(text, /x/)", "text ~> /x/", "$replace(text, /a/, \"\")"})
    void shouldFailWhenTheTextIsTooLongToBeMatched(String expression) throws TemplateFailure {
        // Given
        var template = Fixtures.compile(expression);
        var event = Json.object().put("text", "a".repeat(BoundedRegex.MAX_TEXT + 1));

        // When
        var failure = catchThrowableOfType(TemplateFailure.class, () -> Fixtures.evaluate(template, event));

        // Then
        assertThat(failure).hasMessageContaining("matched with up to 100000 characters; $cut the text first");
    }

    /** JSONata's own $replace compiles the text when there is a limit. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"$replace(text, \"a*a*a*a*a*x\", \"\", 1)", "$split(text, \"a*a*a*a*a*x\")[0]"})
    @Timeout(30)
    void shouldNotReadATextAsARegularExpression(String expression) throws TemplateFailure {
        // Given
        var template = Fixtures.compile(expression);
        var text = "a".repeat(500);

        // When
        var result = Fixtures.evaluate(template, Json.object().put("text", text));

        // Then
        assertThat(result.stringValue()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $match("a", function($t) { $t })    | a text or a regular expression is needed to look for
            $replace("a", "", "b")              | $replace needs a text or a regular expression to look for
            $replace("a", /a/, function($m) {1})| the function given to $replace must yield a text
            $split("a", /a/, -1)                | a limit must not be negative
            """)
    void shouldSayWhatIsWrongWithTheArguments(String expression, String problem) throws TemplateFailure {
        // Given
        var template = Fixtures.compile(expression);

        // When
        var failure = catchThrowableOfType(TemplateFailure.class,
                () -> Fixtures.evaluate(template, Json.object()));

        // Then
        assertThat(failure).hasMessageContaining(problem);
    }
}
