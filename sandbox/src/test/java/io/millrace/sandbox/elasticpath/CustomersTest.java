package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CustomersTest {
    private static final String RON = """
            {"type": "customer", "name": "Ron Swanson", "email": "ron@example.com", "password": "s3cret",
             "favourite": "bacon"}""";

    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local());
        shopper = Shopper.of(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldKeepCustomFieldsAndNeverShowThePassword() {
        // When
        var created = shopper.post("/v2/customers", RON);
        // Then
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().path("password").booleanValue()).isTrue();
        assertThat(created.data().path("favourite").stringValue()).isEqualTo("bacon");
        assertThat(created.data().path("external_ref").isNull()).isTrue();
        assertThat(shopper.get("/v2/customers/" + created.id()).data()).isEqualTo(created.data());
    }

    @Test
    void shouldChangeOnlyWhatIsSent() {
        // Given
        var created = shopper.post("/v2/customers", RON);
        // When
        var changed = shopper.put("/v2/customers/" + created.id(),
                "{\"type\": \"customer\", \"name\": \"Ronald Ulysses Swanson\"}");
        // Then
        assertThat(changed.data().path("name").stringValue()).isEqualTo("Ronald Ulysses Swanson");
        assertThat(changed.data().path("email").stringValue()).isEqualTo("ron@example.com");
    }

    @Test
    void shouldAllowTwoCustomersWithOneEmail() {
        // Given
        shopper.post("/v2/customers", RON);
        // When
        var second = shopper.post("/v2/customers", RON);
        // Then
        assertThat(second.status()).isEqualTo(201);
        assertThat(shopper.get("/v2/customers?filter=eq(email,ron@example.com)").data()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"customer\", \"name\": \"Ron\"}",
            "{\"type\": \"customer\", \"email\": \"ron@example.com\"}",
            "{\"type\": \"customer\", \"name\": \"Ron\", \"email\": \"nowhere\"}",
            "{\"type\": \"account\", \"name\": \"Ron\", \"email\": \"ron@example.com\"}", "[]"})
    void shouldRefuseWhatIsIncomplete(String customer) {
        // When
        var answer = shopper.post("/v2/customers", customer);
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }
}
