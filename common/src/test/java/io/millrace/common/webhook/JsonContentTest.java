package io.millrace.common.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonContentTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "-", quoteCharacter = '`', textBlock = """
            application/json,                          true
            Application/JSON,                          true
            application/json; charset=utf-8,           true
            application/json;charset=UTF-8,            true
            application/json; charset="utf-8",         true
            application/json; version=2,               true
            application/json;,                         true
            application/vnd.api+json,                  true
            application/cloudevents+json; charset=utf-8, true
            -,                                         false
            ``,                                        false
            application/json; charset=iso-8859-1,      false
            application/json; charset=utf-16,          false
            application/json; charset=utf-8; charset=latin1, false
            application/jsonp,                         false
            text/json,                                 false
            text/plain,                                false
            application/+json,                         false
            application/json application/json,         false
            """)
    void shouldAcceptJsonInUtf8Only(String contentType, boolean accepted) {
        assertThat(JsonContent.accepts(Optional.ofNullable(contentType))).isEqualTo(accepted);
    }
}
