package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OAuthTest {
    private static final String RIGHT = "grant_type=client_credentials&client_id=sandbox-client"
            + "&client_secret=sandbox-secret";

    private final TestClock clock = new TestClock();
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local().withClock(clock));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerWithTheDocumentedTokenWhenCredentialsAreRight() {
        // When
        var answer = Shopper.withoutToken(simulator).form(RIGHT);
        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactlyInAnyOrder("expires", "identifier", "expires_in", "access_token", "token_type");
        assertThat(answer.body().path("expires").longValue())
                .isEqualTo(clock.instant().plusSeconds(3600).getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({
            "grant_type=client_credentials&client_id=sandbox-client&client_secret=wrong, 401, Unauthorized",
            "grant_type=client_credentials&client_id=other&client_secret=sandbox-secret, 401, Unauthorized",
            "grant_type=client_credentials&client_id=sandbox-client, 401, Unauthorized",
            "grant_type=password&client_id=sandbox-client, 400, Bad Request",
            "client_id=sandbox-client, 400, Bad Request"})
    void shouldRefuseTheFormWhenItIsWrong(String form, int status, String title) {
        // When
        var answer = Shopper.withoutToken(simulator).form(form);
        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().path("title").stringValue()).isEqualTo(title);
        assertThat(answer.error().path("status").stringValue()).isEqualTo(Integer.toString(status));
    }

    @Test
    void shouldRefuseTokensAsJson() {
        // When
        var answer = Shopper.withoutToken(simulator).post("/oauth/access_token", "{}");
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/orders", "/v2/integrations", "/v2/currencies", "/v2/customers", "/v2/nothing"})
    void shouldAnswer401WithoutAToken(String path) {
        // When
        var answer = Shopper.withoutToken(simulator).get(path);
        // Then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("title").stringValue()).isEqualTo("Unable to validate access token");
        assertThat(answer.error().path("status").intValue()).isEqualTo(401);
    }

    @Test
    void shouldAnswer401WhenTheTokenHasExpired() {
        // Given
        var shopper = Shopper.of(simulator);
        clock.advance(Duration.ofHours(1));
        // When
        var answer = shopper.get("/v2/orders");
        // Then
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void shouldAnswer401WhenTokensWereExpiredByHand() {
        // Given
        var shopper = Shopper.of(simulator);
        simulator.expireTokens();
        // When
        var answer = shopper.get("/v2/orders");
        // Then
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void shouldLetAnImplicitTokenReadButNotWrite() {
        // Given
        var reader = Shopper.withoutToken(simulator);
        reader.authorize("grant_type=implicit&client_id=sandbox-client");
        // When
        var writing = reader.post("/v2/customers", "{}");
        // Then
        assertThat(writing.status()).isEqualTo(403);
        assertThat(reader.get("/v2/currencies").status()).isEqualTo(200);
    }
}
