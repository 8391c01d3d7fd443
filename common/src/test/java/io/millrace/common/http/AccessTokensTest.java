package io.millrace.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NotSent;
import io.millrace.common.http.TokenAnswer.Denied;
import io.millrace.common.http.TokenAnswer.Granted;
import io.millrace.common.http.TokenAnswer.Unavailable;
import io.millrace.common.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger logIns = new AtomicInteger();
    private final AtomicReference<HttpAnswer> scripted = new AtomicReference<>();

    private final AccessTokens tokens = new AccessTokens(this::logIn, AccessTokens.AHEAD, now::get);

    private HttpAnswer logIn() {
        var number = logIns.incrementAndGet();
        var answer = scripted.get();
        return answer == null ? answered(200, "{\"Access_Token\":\"t" + number + "\",\"expires_in\":3600}") : answer;
    }

    private static Answered answered(int status, String body) {
        return new Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Granted token(String value) {
        return new Granted(new Secret(value));
    }

    @Test
    void shouldLogInOnceWhenAskedAgain() {
        // When
        tokens.current();
        var second = tokens.current();

        // Then
        assertThat(second).isEqualTo(token("t1"));
        assertThat(logIns).hasValue(1);
    }

    @ParameterizedTest(name = "a life of {0} s is renewed after {1} s")
    @CsvSource(textBlock = """
            3600,  3299, t1
            3600,  3301, t2
            100,   89,   t1
            100,   91,   t2
            """)
    void shouldRenewAheadOfTheEndWhenFiveMinutesOrATenthAreLeft(int life, int after, String expected) {
        // Given
        var short1 = new AccessTokens(() -> answered(200,
                "{\"access_token\":\"t" + logIns.incrementAndGet() + "\",\"expires_in\":\"" + life + "\"}"),
                AccessTokens.AHEAD, now::get);
        short1.current();
        now.set(NOON.plusSeconds(after));

        // When
        var token = short1.current();

        // Then
        assertThat(token).isEqualTo(token(expected));
    }

    @Test
    void shouldKeepTheOldTokenWhenTheRenewalFailsAheadOfTime() {
        // Given
        tokens.current();
        scripted.set(answered(503, ""));
        now.set(NOON.plusSeconds(3_400));

        // When
        var token = tokens.current();
        var again = tokens.current();

        // Then
        assertThat(token).isEqualTo(token("t1"));
        assertThat(again).isEqualTo(token("t1"));
        assertThat(logIns).hasValue(2);
    }

    @Test
    void shouldSayUnavailableWhenTheTokenHasExpiredAndTheLogInFails() {
        // Given
        tokens.current();
        scripted.set(new NotSent("refused", new IOException()));
        now.set(NOON.plusSeconds(3_600));

        // When
        var answer = tokens.current();

        // Then
        assertThat(answer).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            400 | {"error":"invalid_grant","error_description":"Bad password for maria"} | invalid_grant
            401 | {"ERROR":"unauthorized"}            | unauthorized
            403 | {"error":"Something with a VALUE"}  | no reason given
            404 | <html>                              | no reason given
            200 | <html>                              | the answer holds no access_token
            200 | {"access_token":""}                 | the answer holds no access_token
            500 | {}                                  | -
            503 | {}                                  | -
            429 | {}                                  | -
            """)
    void shouldTellSettingsFromTroubleWhenTheLogInFails(int status, String body, String denied) {
        // Given
        scripted.set(answered(status, body));

        // When
        var answer = tokens.current();

        // Then
        assertThat(answer).isEqualTo(denied == null
                ? new Unavailable(scripted.get())
                : new Denied(status, denied));
    }

    @Test
    void shouldLogInOnceMoreWhenManyThreadsSawTheSameTokenRefused() throws Exception {
        // Given
        var refused = new Secret("t1");
        tokens.current();
        var together = new CyclicBarrier(50);
        var answers = new ArrayList<Future<TokenAnswer>>();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    tokens.invalidate(refused);
                    return tokens.current();
                }));
            }
        }

        // Then
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(token("t2"));
        }
        assertThat(logIns).hasValue(2);
    }

    @Test
    void shouldShareTheFailureWhenManyThreadsWaitForOneLogIn() throws Exception {
        // Given
        var waiting = new CountDownLatch(20);
        var shared = new AccessTokens(() -> {
            logIns.incrementAndGet();
            awaitAll(waiting);
            return answered(401, "{}");
        }, AccessTokens.AHEAD, now::get);

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 20; i++) {
                threads.execute(() -> {
                    waiting.countDown();
                    shared.current();
                });
            }
        }

        // Then: those that came to ask in time shared one answer; a late one may have asked for itself
        assertThat(logIns.get()).isBetween(1, 3);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldNotPrintTheToken() {
        // When
        var answer = tokens.current();

        // Then
        assertThat(answer.toString()).doesNotContain("t1").contains("***");
    }
}
