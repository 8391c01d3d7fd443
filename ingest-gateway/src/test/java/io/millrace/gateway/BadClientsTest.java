package io.millrace.gateway;

import static io.millrace.gateway.RawConnection.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.webhook.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do that are broken, slow or hostile. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class BadClientsTest {
    private static final Duration DEADLINE = Duration.ofMillis(600);
    private static final int LIMIT = 4_096;

    private LocalGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = LocalGateway.acking(Settings.standard()
                .with("GATEWAY_MAX_BODY_BYTES", Integer.toString(LIMIT))
                .with("GATEWAY_DEADLINE", DEADLINE.toString()));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldRefuseBeforeReadingWhenTheAnnouncedLengthIsOverTheLimit() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(head("Content-Length: " + (LIMIT + 1)));
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "urn:millrace:problem:too-large");
            assertThat(gateway.metrics.answered()).containsExactly(Outcome.TOO_LARGE);
        }
    }

    @Test
    void shouldRefuseBeforeReadingWhenOneChunkIsOverTheLimit() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(head("Transfer-Encoding: chunked") + "7fffffff\r\n");
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ").contains("urn:millrace:problem:too-large");
            assertThat(gateway.metrics.answered()).containsExactly(Outcome.TOO_LARGE);
        }
    }

    @Test
    void shouldRefuseWhenTheChunksTogetherAreOverTheLimit() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            var chunk = "400\r\n" + " ".repeat(1_024) + "\r\n";
            // When
            connection.send(head("Transfer-Encoding: chunked") + chunk.repeat(LIMIT / 1_024) + "1\r\n");
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ").contains("urn:millrace:problem:too-large");
        }
    }

    @Test
    void shouldAcceptWhenTheBodyIsExactlyAtTheLimit() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            var event = new String(Samples.CART_UPDATED, StandardCharsets.UTF_8);
            // When
            connection.send(head("Connection: close", "Content-Length: " + LIMIT)
                    + event + " ".repeat(LIMIT - event.length()));
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void shouldReadNoFurtherWhenTheBodyIsLongerThanAnnounced() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(head("Content-Length: 10") + "{\"id\": \"private\", \"triggered_by\": \"order.paid\"}");
            // Then
            assertThat(connection.readSome()).startsWith("HTTP/1.1 400 ").doesNotContain("private");
            assertThat(gateway.producer.history()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void shouldGiveUpWhenTheBodyNeverComes(String length) throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            var started = System.nanoTime();
            // When
            connection.send(head(length));
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 408 ").contains("urn:millrace:problem:too-slow");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(DEADLINE.plusSeconds(1));
            assertThat(gateway.metrics.answered()).containsExactly(Outcome.TOO_SLOW);
        }
    }

    @Test
    void shouldCutOffWithinTheDeadlineWhenTheBodyDrips() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            connection.send(head("Content-Length: 4000"));
            var started = System.nanoTime();
            // When
            await().pollInterval(Duration.ofMillis(20)).until(() -> !connection.drip(" "));
            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(DEADLINE.plusSeconds(1));
            assertThat(gateway.inFlight.count()).isZero();
            assertThat(gateway.metrics.answered()).containsExactly(Outcome.TOO_SLOW);
        }
    }

    @Test
    void shouldNotWaitForTheBodyWhenTheSecretIsWrong() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            connection.send(head("Content-Length: 4000").replace(Settings.SECRET, "wrong"));
            // When
            var answer = connection.readSome();
            // Then
            assertThat(answer).startsWith("HTTP/1.1 401 ").containsIgnoringCase("connection: close");
            await().pollInterval(Duration.ofMillis(20)).until(() -> !connection.drip(" "));
        }
    }

    @Test
    void shouldGetItsPlaceBackWhenTheClientHangsUp() throws Exception {
        // Given
        try (var connection = new RawConnection(gateway.port())) {
            connection.send(head("Content-Length: 4000") + "{");
            await().until(() -> gateway.inFlight.count() == 1);
            // When
        }
        // Then
        await().until(() -> gateway.inFlight.count() == 0);
        assertThat(gateway.metrics.answered()).containsExactly(Outcome.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"})
    void shouldAnswerWithAProblemWhenItIsNotHttp(String request) throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(request);
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", "urn:millrace:problem:malformed");
        }
    }

    @Test
    void shouldRefuseWhenAChunkIsNotHttp() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(head("Transfer-Encoding: chunked") + "zz\r\nprivate\r\n");
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("private");
        }
    }

    @Test
    void shouldReadTheBodyWhenTheClientWaitsForTheGoAhead() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // Given
            connection.send(head("Expect: 100-continue", "Content-Length: " + Samples.CART_UPDATED.length));
            assertThat(connection.readSome()).startsWith("HTTP/1.1 100 ");
            // When
            connection.send(Samples.CART_UPDATED);
            // Then
            assertThat(connection.readSome()).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void shouldNotAskForTheBodyWhenTheSecretIsWrong() throws Exception {
        try (var connection = new RawConnection(gateway.port())) {
            // When
            connection.send(head("Expect: 100-continue", "Content-Length: 2000").replace(Settings.SECRET, "wrong"));
            // Then
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 401 ").doesNotContain("100 Continue");
        }
    }
}
