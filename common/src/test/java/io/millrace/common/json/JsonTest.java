package io.millrace.common.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What one hop reads, the next one reads too. */
class JsonTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":null,\"a\":null}",
            "{\"a\":{},\"b\":1,\"a\":{}}", "{\"a\":[],\"a\":[]}", "{\"a\":1,\"\\u0061\":1}", "[{\"a\":1,\"a\":1}]",
            "{\"x\":{\"y\":[{\"a\":{\"b\":1},\"c\":[],\"a\":true}]}}"})
    void shouldRefuseAFieldThatStandsTwice(String document) {
        // When / Then
        assertThatThrownBy(() -> Json.read(document.getBytes(UTF_8))).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldTakeTheSameFieldInDifferentObjects() {
        // When
        var document = Json.read("{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]},\"b\":{\"a\":1}}".getBytes(UTF_8));

        // Then
        assertThat(document.at("/a/a/1/a").intValue()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{", "{}{}", "{} x", "[1,]", "{'a':1}", "NaN", "\"\u0001\"", "{\"a\":01}"})
    void shouldRefuseWhatIsNotExactlyOneDocument(String document) {
        // When / Then
        assertThatThrownBy(() -> Json.read(document.getBytes(UTF_8))).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldRefuseWhatIsNestedDeeperThanItsBound() {
        // Given
        var deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);

        // When / Then
        assertThat(Json.read(deep.substring(1, deep.length() - 1).getBytes(UTF_8)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.read(deep.getBytes(UTF_8))).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldKeepEveryDigitOfANumber() {
        // When
        var document = Json.read("{\"a\":1.50,\"b\":0.1234567890123456789012345678901234567890}".getBytes(UTF_8));

        // Then
        assertThat(new String(Json.write(document), UTF_8))
                .isEqualTo("{\"a\":1.50,\"b\":0.1234567890123456789012345678901234567890}");
    }
}
