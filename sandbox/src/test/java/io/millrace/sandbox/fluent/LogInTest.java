package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogInTest {
    private static final String FORM = Caller.logInForm(FluentConfig.local());
    private static final byte[] WHO_AM_I = Caller.body("{ me { username type primaryRetailer { id } } }", Map.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(FluentConfig.local().withTokenLifetime(Duration.ofSeconds(60)).withClock(now::get));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shouldAnswerAsDocumentedWhenTheFormIsRight() throws Exception {
        // When
        var response = world.caller().logIn(FORM);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        var answer = Caller.json(response);
        assertThat(answer.propertyNames())
                .containsExactlyElementsOf(Samples.json("token-response.json").propertyNames());
        assertThat(answer.path("token_type").asString()).isEqualTo("bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(60);
        assertThat(answer.path("Retailer_id").isNumber()).isTrue();
    }

    @Test
    void shouldGiveATokenWhenTheParametersStandInTheQuery() throws Exception {
        // When
        var response = world.caller().logInByQuery(FORM);

        // Then
        assertThat(Caller.json(response).path("access_token").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=sandbox", "password=sandbox", "client_id=SANDBOX", "client_secret=sandbox"})
    void shouldRefuseWhenACredentialIsWrong(String beginning) throws Exception {
        // Given
        var wrong = FORM.replace(beginning, beginning + "X");

        // When
        var response = world.caller().logIn(wrong);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response)).isEqualTo(Samples.json("token-error-bad-credentials.json"));
    }

    @ParameterizedTest
    @CsvSource({"scope=api, scope=all, invalid_scope",
            "grant_type=password, grant_type=refresh_token, unsupported_grant_type"})
    void shouldRefuseWhenTheGrantIsNotTheOneOfApiUsers(String right, String wrong, String error) throws Exception {
        // When
        var response = world.caller().logIn(FORM.replace(right, wrong));

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response).path("error").asString()).isEqualTo(error);
    }

    @Test
    void shouldCountLogInsWhenTheySucceed() throws Exception {
        // Given
        var before = world.simulator().traffic().logins();

        // When
        world.caller().logIn(FORM);
        world.caller().logIn(FORM.replace("username=", "username=un"));

        // Then
        assertThat(world.simulator().traffic().logins() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
    void shouldLetInWhenTheTokenIsValid(String scheme) throws Exception {
        // When
        var response = authorised(scheme + world.caller().token());

        // Then
        assertThat(Caller.json(response).at("/data/me/username").asString()).isEqualTo("sandbox-api-user");
    }

    @Test
    void shouldAnswer401WhenTheTokenIsUnknown() throws Exception {
        // When
        var response = authorised("Bearer cf02e220-0000-4000-8000-fb55f517725b");

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.json(response)).isEqualTo(Samples.json("http-401-invalid-token.json"));
    }

    @Test
    void shouldAnswer401WhenTheSchemeIsMissing() throws Exception {
        // When
        var response = authorised(world.caller().token());

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"59, 200", "60, 401"})
    void shouldEndATokenWhenItsTimeIsOver(int seconds, int status) throws Exception {
        // Given
        now.set(now.get().plusSeconds(seconds));

        // When
        var response = world.caller().post(WHO_AM_I);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void shouldAnswer401WhenTokensWereRevoked() throws Exception {
        // Given
        world.simulator().revokeTokens();

        // When
        var response = world.caller().post(WHO_AM_I);

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> authorised(String header) throws Exception {
        return world.caller().send(world.caller().graphQl(WHO_AM_I).header("Authorization", header));
    }
}
