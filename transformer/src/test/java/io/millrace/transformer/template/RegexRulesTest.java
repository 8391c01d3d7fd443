package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which regular expressions a template may use. */
class RegexRulesTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "^[A-Z]{2}-\\d+$", "<[^>]*>", "(?:EUR|USD)", "(?<year>\\d{4})-(\\d{2})", "(foo|bar)+",
            "(ab){3}", "(a+)?", "(\\d+){1}", "[]+*]+", "[^]+*]+", "[a&&[(+*)]]+", "\\Q(a+)+\\E", "\\(a+\\)+",
            "\\p{Lu}{2,}", "\\x{1F600}+", "(?i)abc", "(?i:a|b)+", "(?=[a-z]{1,9})\\w", "(?<!x)y", "(?!ab)c", "a++b",
            "\\s+|,+", "\\c(+", "a|", "(?>ab)+"})
    void shouldAcceptWhatCannotRunAway(String regex) {
        // When
        var objections = RegexRules.objections(Pattern.compile(regex));

        // Then
        assertThat(objections).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            (a+)+$ ;            repeats what holds a repetition
            (a*)* ;             repeats what holds a repetition
            (a?){20} ;          repeats what holds a repetition
            (a{1,5}b){3} ;      repeats what holds a repetition
            (?:x|a+)* ;         repeats what holds a repetition
            ((a+)b)* ;          repeats what holds a repetition
            (?<n>a+){2,} ;      repeats what holds a repetition
            (?>a+)+ ;           repeats what holds a repetition
            (?i)(?:a+)+ ;       repeats what holds a repetition
            (?i:a+)+ ;          repeats what holds a repetition
            (\\Q)\\Ea+)+ ;      repeats what holds a repetition
            ([)]a+)+ ;          repeats what holds a repetition
            ([^]a+)]b+)+ ;      repeats what holds a repetition
            (a)\\1 ;            refers back to a group
            (?<n>a)\\k<n> ;     refers back to a group
            (?=.*x)y ;          looks around without a bound
            (?!a+)y ;           looks around without a bound
            (?:(?=\\d{3,}))y ;  looks around without a bound
            (?x)(a+) ;          uses the flag x
            (?ix:(a+)) ;        uses the flag x
            """)
    void shouldRefuseWhatMayRunAway(String regex, String objection) {
        // When
        var objections = RegexRules.objections(Pattern.compile(regex.replace("\\\\", "\\")));

        // Then
        assertThat(objections).contains(objection);
    }
}
