package io.millrace.common.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Troubled;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FluentClientTest {
    private static final FluentRequest REQUEST = new FluentRequest("order",
            "query FindOrder($ref: String!) { order(ref: $ref) { id } }", Json.object().put("ref", "order-1"));
    private static final TraceParent HOP = TraceParent.start(new Random(1));

    private final FakeFluent fluent;
    private final ApacheHttpCaller http = new ApacheHttpCaller(HttpLimits.of(60, Duration.ofSeconds(5)));
    private final FluentClient client;

    FluentClientTest() throws IOException {
        fluent = new FakeFluent();
        client = new FluentClient(fluent.config(), http, InstantSource.system());
    }

    @AfterEach
    void close() {
        http.close();
        fluent.close();
    }

    private static Trouble trouble(FluentAnswer answer) {
        assertThat(answer).isInstanceOf(Troubled.class);
        return ((Troubled) answer).trouble();
    }

    @Test
    void shouldLogInAndAskWhenCalled() {
        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(answer).isInstanceOfSatisfying(Found.class, found -> assertThat(found.id()).contains("7"));
        assertThat(fluent.logIns).singleElement().satisfies(logIn -> assertThat(logIn.body()).isEqualTo(
                "client_id=client&client_secret=secret&grant_type=password&password=pass%3Dword&scope=api"
                        + "&username=user+%26+co"));
        assertThat(fluent.requests).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Bearer t1");
            assertThat(request.account()).isEqualTo("ACME");
            assertThat(request.trace()).isEqualTo(HOP.toString());
            assertThat(Json.read(request.body().getBytes(StandardCharsets.UTF_8))
                    .at("/variables/ref").stringValue()).isEqualTo("order-1");
        });
    }

    @Test
    void shouldLogInAgainWhenTheTokenIsRefused() {
        // Given
        fluent.answers(401);

        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(answer).isInstanceOf(Found.class);
        assertThat(fluent.requests).extracting(FakeFluent.Request::authorization)
                .containsExactly("Bearer t1", "Bearer t2");
    }

    @Test
    void shouldBlameTheSettingsWhenAFreshTokenIsRefused() {
        // Given
        fluent.answers(401, 401);

        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer)).isInstanceOf(Misconfigured.class);
        assertThat(fluent.logIns).hasSize(2);
    }

    @Test
    void shouldBlameTheSettingsWhenTheLogInIsDenied() {
        // Given
        fluent.answersLogIns(400);

        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer).reason()).contains("denies the log-in (HTTP 400").contains("MILLRACE_FLUENT_URL")
                .doesNotContain("pass=word");
        assertThat(fluent.requests).isEmpty();
    }

    @Test
    void shouldLogInOnceWhenManyThreadsBegin() throws Exception {
        // Given
        var answers = new ArrayList<Future<FluentAnswer>>();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> client.call(REQUEST, HOP)));
            }
        }

        // Then
        for (var answer : answers) {
            assertThat(answer.get()).isInstanceOf(Found.class);
        }
        assertThat(fluent.logIns).hasSize(1);
    }

    @Test
    void shouldLogInOnceMoreWhenManyThreadsSeeTheirTokenRefused() throws Exception {
        // Given
        client.call(REQUEST, HOP);
        fluent.revokes("t1");
        var answers = new ArrayList<Future<FluentAnswer>>();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> client.call(REQUEST, HOP)));
            }
        }

        // Then
        for (var answer : answers) {
            assertThat(answer.get()).isInstanceOf(Found.class);
        }
        assertThat(fluent.logIns).hasSize(2);
    }

    @Test
    void shouldLogInAgainWhenTheTokenIsNotUnderstood() {
        // Given
        fluent.says("{\"errors\":[{\"message\":\"Token extraction failed\",\"code\":\"S0040E\"}]}");

        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(answer).isInstanceOf(Found.class);
        assertThat(fluent.requests).extracting(FakeFluent.Request::authorization)
                .containsExactly("Bearer t1", "Bearer t2");
    }

    @Test
    void shouldWaitWhenAFreshTokenIsNotUnderstoodEither() {
        // Given
        var notUnderstood = "{\"data\":{\"order\":null},\"errors\":[{\"message\":\"S0040E\",\"path\":[\"order\"]}]}";
        fluent.says(notUnderstood, notUnderstood);

        // When
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer)).isInstanceOf(Failing.class);
        assertThat(fluent.requests).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"http://no-such-host.invalid", "https://127.0.0.1"})
    void shouldSuspectTheAddressWhenNothingHasEverAnsweredThere(String address) {
        // Given
        var here = URI.create(address.replace("127.0.0.1", "127.0.0.1:" + fluent.config().url().getPort()));
        var account = fluent.config();
        var elsewhere = new FluentClient(new FluentConfig(here, account.username(), account.password(),
                account.clientId(), account.clientSecret(), account.account()), http, InstantSource.system());

        // When
        var answer = elsewhere.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer)).isInstanceOfSatisfying(Unreachable.class, trouble -> {
            assertThat(trouble.before()).isFalse();
            assertThat(trouble.reason()).startsWith("nothing has answered at the address of Fluent since this service "
                    + "started (").endsWith("): check MILLRACE_FLUENT_URL");
        });
    }

    @Test
    void shouldNotSuspectTheAddressWhenFluentHasAnsweredThereBefore() {
        // Given
        fluent.answersLogIns(503);
        client.call(REQUEST, HOP);
        fluent.close();

        // When
        client.call(REQUEST, HOP);
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer)).isInstanceOfSatisfying(Unreachable.class, trouble -> {
            assertThat(trouble.before()).isTrue();
            assertThat(trouble.reason()).startsWith("cannot log in to Fluent: ");
        });
    }

    @Test
    void shouldSayWhatHappenedWhenFluentIsNotWell() {
        // Given
        fluent.answersLogIns(503).answers(0, 503, 429);

        // When
        var noLogIn = client.call(REQUEST, HOP);
        var closed = client.call(REQUEST, HOP);
        var failing = client.call(REQUEST, HOP);
        var throttled = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(noLogIn).reason()).isEqualTo("cannot log in to Fluent: HTTP 503");
        assertThat(closed).isInstanceOf(Unknown.class);
        assertThat(trouble(failing)).isInstanceOf(Failing.class);
        assertThat(trouble(throttled)).isInstanceOf(Throttled.class);
    }

    @Test
    void shouldSayUnreachableWhenNobodyListens() {
        // Given
        client.call(REQUEST, HOP);
        fluent.close();

        // When: the first call may still find a connection that Fluent has just closed
        client.call(REQUEST, HOP);
        var answer = client.call(REQUEST, HOP);

        // Then
        assertThat(trouble(answer)).isInstanceOf(Unreachable.class);
    }
}
