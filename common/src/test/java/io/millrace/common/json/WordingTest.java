package io.millrace.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    private static final String VARIABLES = """
            {"input":{"ref":"8f0c-1","name":"Maria","items":[{"productRef":"TSHIRT-RED-M","quantity":2}],
             "customer":{"primaryEmail":"maria@example.com","city":"Lund"}}}""";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Order 8f0c-1 already exists      | Order ‹input.ref› already exists
            no product 'TSHIRT-RED-M' found  | no product '‹input.items[0].productRef›' found
            TSHIRT-RED-M-XL is something else | ‹input.items[0].productRef›-XL is something else
            Marianne is not quoted           | Marianne is not quoted
            maria@example.com is taken       | ‹input.customer.primaryEmail› is taken
            someone@example.com is taken     | ‹e-mail› is taken
            Lund, Maria                      | ‹input.customer.city›, ‹input.name›
            call +4670123456                 | call +‹number›
            """)
    void shouldSayWhereAValueStoodInPlaceOfTheValue(String message, String expected) {
        // Given
        var variables = Json.read(VARIABLES.getBytes(StandardCharsets.UTF_8));

        // When
        var text = Wording.withoutValues(message, variables);

        // Then
        assertThat(text).isEqualTo(expected);
    }
}
