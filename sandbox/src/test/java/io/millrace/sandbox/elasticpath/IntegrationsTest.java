package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntegrationsTest {
    private static final String VALID = """
            {"type": "integration", "name": "Orders", "enabled": true, "integration_type": "webhook",
             "observes": ["order.paid"], "configuration": {"url": "http://127.0.0.1:1/", "secret_key": "s3cret"}}""";

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
    void shouldEchoAllOfItSecretIncludedWhenCreated() {
        // When
        var created = shopper.post("/v2/integrations", VALID);
        // Then
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().at("/configuration/secret_key").stringValue()).isEqualTo("s3cret");
        assertThat(shopper.get("/v2/integrations/" + created.id()).data()).isEqualTo(created.data());
        assertThat(shopper.get("/v2/integrations").data()).containsExactly(created.data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"observes\": [\"order.paid\"] | \"observes\": [\"order.created\", \"order.updated\", \"order.paid\","
                    + " \"order.authorized\", \"order.fulfilled\", \"order.cancelled\"]"
                    + " | You have reached the integration event limit of 5",
            "order.paid | order.deleted | observes holds an unknown event: order.deleted",
            "order.paid | pcm-product.updated | observes holds an unknown event: pcm-product.updated",
            "\"observes\" | \"observed\" | observes is required",
            "\"url\" | \"uri\" | configuration.url is required",
            "\"webhook\" | \"pigeon\" | integration_type must be one of webhook, aws_sqs, stomp"})
    void shouldAnswer422WhenARuleIsBroken(String valid, String broken, String detail) {
        // When
        var answer = shopper.post("/v2/integrations", VALID.replace(valid, broken));
        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error().path("detail").stringValue()).isEqualTo(detail);
    }

    @Test
    void shouldChangeOnlyWhatIsSent() {
        // Given
        var created = shopper.post("/v2/integrations", VALID);
        // When
        var changed = shopper.put("/v2/integrations/" + created.id(), "{\"enabled\": false}");
        // Then
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().path("enabled").booleanValue()).isFalse();
        assertThat(changed.data().path("observes")).isEqualTo(created.data().path("observes"));
    }

    @Test
    void shouldAnswer404WhenItWasDeleted() {
        // Given
        var one = "/v2/integrations/" + shopper.post("/v2/integrations", VALID).id();
        // When
        var deleted = shopper.delete(one);
        // Then
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(shopper.get(one).status()).isEqualTo(404);
        assertThat(shopper.delete(one).status()).isEqualTo(404);
        assertThat(shopper.put(one, "{}").status()).isEqualTo(404);
    }
}
