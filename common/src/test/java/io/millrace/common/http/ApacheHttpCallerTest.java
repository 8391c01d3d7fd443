package io.millrace.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpAnswer.NoAnswer;
import io.millrace.common.http.HttpAnswer.NotSent;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApacheHttpCallerTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final ApacheHttpCaller caller = new ApacheHttpCaller(
            new HttpLimits(4, Duration.ofMillis(200), SHORT, 1_000));

    @AfterEach
    void close() {
        caller.close();
    }

    @Test
    void shouldGiveStatusHeadersAndBodyWhenAnswered() {
        // Given
        try (var server = new RawServer(RawServer.says(
                "HTTP/1.1 429 Slow\r\nretry-AFTER: 7\r\nVia: a\r\nVia: b\r\nContent-Length: 2\r\n\r\nhi"))) {

            // When
            var answer = caller.call(HttpCall.postJson(server.address(), Map.of("a", 1)));

            // Then
            assertThat(answer).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(429);
                assertThat(answered.header("Retry-After")).contains("7");
                assertThat(answered.header("via")).contains("a, b");
                assertThat(new String(answered.body(), StandardCharsets.UTF_8)).isEqualTo("hi");
                assertThat(answered).hasToString("HTTP 429");
            });
        }
    }

    @Test
    void shouldFollowNothingAndRepeatNothingWhenRedirectedOrRefused() {
        // Given
        try (var server = new RawServer(RawServer.says(
                "HTTP/1.1 503 Later\r\nRetry-After: 0\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"))) {

            // When
            var answer = caller.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).hasToString("HTTP 503");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayNotSentWhenTheConnectionIsRefused() throws Exception {
        // Given
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        // When
        var answer = caller.call(HttpCall.get(URI.create("http://127.0.0.1:" + free + "/")));

        // Then
        assertThat(answer).isInstanceOf(NotSent.class);
    }

    @Test
    void shouldSayNotSentWhenTheNameIsUnknown() {
        // When
        var answer = caller.call(HttpCall.get(URI.create("http://nowhere.invalid/")));

        // Then
        assertThat(answer).isInstanceOf(NotSent.class);
    }

    @Test
    void shouldSayNotSentWhenTheHandshakeFails() {
        // Given
        try (var server = new RawServer(RawServer.says("not TLS"))) {
            var address = URI.create("https://127.0.0.1:" + server.address().getPort() + "/");

            // When
            var answer = caller.call(HttpCall.get(address));

            // Then
            assertThat(answer).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void shouldSayNotSentWhenThePoolIsExhausted() throws Exception {
        // Given
        var release = new CountDownLatch(1);
        try (var server = new RawServer(connection -> release.await());
                var slow = new ApacheHttpCaller(
                        new HttpLimits(1, Duration.ofMillis(100), Duration.ofSeconds(20), 1_000))) {
            var first = CompletableFuture.supplyAsync(() -> slow.call(HttpCall.get(server.address())));
            await().until(() -> server.requests() == 1);

            // When
            var answer = slow.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).isInstanceOf(NotSent.class);
            release.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void shouldSayNoAnswerWhenTheConnectionIsClosed() {
        // Given
        try (var server = new RawServer(RawServer.closes())) {

            // When
            var answer = caller.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).isInstanceOf(NoAnswer.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayNoAnswerWhenTheConnectionIsReset() {
        // Given
        try (var server = new RawServer(RawServer.resets())) {

            // When
            var answer = caller.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void shouldSayNoAnswerWhenTheAnswerDripsOverTheDeadline() {
        // Given
        var stop = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n");
            while (!stop.await(50, TimeUnit.MILLISECONDS)) {
                RawServer.write(connection, "x");
            }
        })) {

            // When
            var answer = caller.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).isInstanceOfSatisfying(NoAnswer.class,
                    none -> assertThat(none.reason()).isEqualTo("no answer within PT0.3S"));
            stop.countDown();
        }
    }

    @Test
    void shouldSayNoAnswerWhenTheAnswerIsTooLarge() {
        // Given
        try (var server = new RawServer(RawServer.says(
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + "x".repeat(1_001)))) {

            // When
            var answer = caller.call(HttpCall.get(server.address()));

            // Then
            assertThat(answer).isInstanceOfSatisfying(NoAnswer.class,
                    none -> assertThat(none.reason()).contains("larger than 1000 bytes"));
        }
    }

    @Test
    void shouldKeepTheInterruptWhenInterrupted() throws Exception {
        // Given
        var flag = new CompletableFuture<Boolean>();
        var answer = new CompletableFuture<HttpAnswer>();
        var forever = new CountDownLatch(1);
        try (var server = new RawServer(connection -> forever.await());
                var patient = new ApacheHttpCaller(HttpLimits.of(2, Duration.ofSeconds(30)))) {
            var thread = Thread.ofVirtual().start(() -> {
                answer.complete(patient.call(HttpCall.get(server.address())));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            await().until(() -> server.requests() == 1);

            // When
            thread.interrupt();

            // Then
            assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(NoAnswer.class);
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
            forever.countDown();
        }
    }

    @Test
    void shouldServeManyThreadsWhenFewConnectionsAreAllowed() throws Exception {
        // Given
        try (var server = new RawServer(RawServer.says("HTTP/1.1 204 OK\r\nConnection: close\r\n\r\n"));
                var few = new ApacheHttpCaller(HttpLimits.of(3, Duration.ofSeconds(20)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<HttpAnswer>>();

            // When
            for (var i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> few.call(HttpCall.get(server.address()))));
            }

            // Then
            for (var answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).hasToString("HTTP 204");
            }
        }
    }

    @Test
    void shouldNotPrintHeadersQueryOrBody() {
        // When
        var call = HttpCall.postForm(URI.create("https://host/token?password=secret"), Map.of("password", "secret"))
                .with("Authorization", "Bearer secret");

        // Then
        assertThat(call).hasToString("POST https://host/token");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("password=secret");
    }
}
