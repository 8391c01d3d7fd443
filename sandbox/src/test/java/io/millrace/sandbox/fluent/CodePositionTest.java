package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodePositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EXTENSIONS | {"message":"Insufficient permissions. Missing: CUSTOMER_UPDATE","extensions":{"code":"C0020E"}}
            TOP_LEVEL  | {"message":"Insufficient permissions. Missing: CUSTOMER_UPDATE","code":"C0020E"}
            MESSAGE    | {"message":"C0020E: Insufficient permissions. Missing: CUSTOMER_UPDATE"}
            """)
    void shouldPutTheCodeWhereItIsConfigured(CodePosition position, String error) throws Exception {
        try (var world = new World(FluentConfig.local().withCodePosition(position))) {
            // Given
            world.simulator().faults().permissions().withhold("CUSTOMER_UPDATE");

            // When
            var answer = world.caller().mutate("updateCustomer", Samples.input("updateCustomer"));

            // Then
            assertThat(answer.at("/errors/0").asObject().without("path")).hasToString(error);
        }
    }
}
