package io.millrace.ops.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import org.junit.jupiter.api.Test;

class VeilTest {

    @Test
    void shouldHideTextsButKeepShapeAndNumbersWhenFieldsAreNotKnownToBeHarmless() {
        // Given
        var document = Json.read("""
                {"id":"o-1","status":"complete","customer":{"name":"Ron","email":"ron@example.com"},
                "total":12.50,"paid":true,"lines":["1 Main Street",{"sku":"A-1","engraving":"Ron"}],"note":null}
                """.getBytes(UTF_8));

        // When
        var veiled = Veil.over(document);

        // Then
        assertThat(veiled).hasToString("{\"id\":\"o-1\",\"status\":\"complete\",\"customer\":{\"name\":"
                + "\"‹3 characters›\",\"email\":\"‹15 characters›\"},\"total\":12.50,\"paid\":true,\"lines\":["
                + "\"‹13 characters›\",{\"sku\":\"A-1\",\"engraving\":\"‹3 characters›\"}],\"note\":null}");
    }
}
