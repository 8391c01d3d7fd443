package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.fluent.FluentSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaAgeTest {
    private static World world;

    @BeforeAll
    static void start() throws Exception {
        world = new World(FluentConfig.local().withSchemaAge(SchemaAge.OF_2022)).withCustomer();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void shouldNotKnowUpdateCustomerWhenTheSchemaIsOld() throws Exception {
        // When
        var answer = world.caller().mutate("updateCustomer", Samples.input("updateCustomer"));

        // Then
        assertThat(answer.path("errors")).isNotEmpty();
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void shouldKnowTheOtherMutationsWhenTheSchemaIsOld() throws Exception {
        // When
        var answer = world.caller().mutate("createOrder", world.input("createOrder"));

        // Then
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"billingAddress", "financialTransactions", "fulfilmentChoices"})
    void shouldRefuseANewerFieldWhenTheSchemaIsOld(String field) throws Exception {
        // Given
        var input = world.input("createOrder").put("ref", field);
        input.putObject(field);

        // When
        var answer = world.caller().mutate("createOrder", input);

        // Then
        assertThat(answer.path("errors").toString()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "timezone"})
    void shouldMissALoosenedFieldWhenTheSchemaIsOld(String field) throws Exception {
        // Given
        var input = Samples.input("createCustomer").put("username", field).without(field);

        // When
        var answer = world.caller().mutate("createCustomer", input.asObject());

        // Then
        assertThat(answer.path("errors").toString()).contains(field);
    }

    @Test
    void shouldLeaveNothingNewerWhenTheSchemaIsOld() {
        // When
        var old = SchemaAge.OF_2022.of(FluentSchema.sdl());

        // Then
        assertThat(old.lines().map(SdlLine::of)).noneMatch(SdlLine::isNewer);
        assertThat(old).doesNotContain("UpdateCustomerInput").doesNotContain("OrderBillingAddress");
    }

    @ParameterizedTest(name = "{0}.{1} {2}: {3}")
    @CsvSource(textBlock = """
            CreateCustomerInput,                  username,            CURRENT, 250
            CreateCustomerInput,                  department,          CURRENT, 255
            CreateCustomerInput,                  timezone,            CURRENT, 32
            CreateCustomerAddressInput,           state,               CURRENT, 200
            CreateCustomerAddressInput,           city,                CURRENT, 255
            CreateCustomerAddressInput,           city,                OF_2022, 45
            CreateFulfilmentChoiceWithOrderInput, deliveryInstruction, CURRENT, 250
            CreateVariantProductInput,            gtin,                CURRENT, 20
            CreateVariantProductInput,            ref,                 CURRENT, 100
            UpdateVariantProductInput,            ref,                 CURRENT, 255
            ProductCatalogueKey,                  ref,                 CURRENT, 100
            ProductKey,                           ref,                 CURRENT, 100
            CategoryKey,                          ref,                 CURRENT, 255
            CreateFinancialTransactionInput,      currency,            CURRENT, 3
            """)
    void shouldReadALimitFromTheComments(String type, String field, SchemaAge age, int limit) {
        // When
        var limits = LengthLimits.of(FluentSchema.sdl(), age);

        // Then
        assertThat(limits.of(type, field)).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({"50, false", "51, true"})
    void shouldCountCharactersWhenALengthIsChecked(int characters, boolean refused) throws Exception {
        // Given
        var input = Samples.input("createCustomer").put("username", "c" + characters).put("lastName",
                "\uD83D\uDE00".repeat(characters));

        // When
        var answer = world.caller().mutate("createCustomer", input);

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString("").equals("C0141E")).isEqualTo(refused);
    }
}
