package io.millrace.gateway;

import static io.millrace.gateway.RawConnection.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.junit.jupiter.api.Test;

/** What is secret or personal is in no answer and in no line of the log, whatever the level. */
final class SecrecyTest {
    private static final String PERSONAL = "jane.private@example.com";
    private static final String WRONG = "wrong-secret-of-the-test";

    @Test
    void shouldTellNothingWhenRequestsAreRefusedAndFail() throws Exception {
        try (var log = RecordedLog.open(); var gateway = LocalGateway.acking(Settings.standard())) {
            // Given
            gateway.producer.sendException = new BufferExhaustedException("full");
            var order = new String(Samples.ORDER_PAID, StandardCharsets.UTF_8);
            var requests = List.of(
                    request(head(), order),
                    request(head().replace(Settings.SECRET, WRONG), order),
                    request(head().replace("application/json", "text/plain"), order),
                    request(head(), "{\"id\": \"" + PERSONAL + "\""),
                    request(head(), "{\"triggered_by\": \"" + PERSONAL + "\", \"id\": \"1\"}"),
                    head("Content-Length: 99999999"),
                    head("Content-Length: 2", "Transfer-Encoding: chunked"),
                    head("Transfer-Encoding: chunked") + PERSONAL + "\r\n",
                    PERSONAL + " " + Settings.SECRET + "\r\n\r\n");
            // When
            var answers = new StringBuilder();
            for (var request : requests) {
                try (var connection = new RawConnection(gateway.port())) {
                    connection.send(request);
                    answers.append(connection.readSome());
                }
            }
            // Then
            assertThat(answers).contains("HTTP/1.1 503 ", "HTTP/1.1 401 ", "HTTP/1.1 415 ", "HTTP/1.1 400 ",
                    "HTTP/1.1 202 ", "HTTP/1.1 413 ").doesNotContain(Settings.SECRET, WRONG, PERSONAL, "secret");
            assertThat(log.lines()).isNotEmpty().noneMatch(SecrecyTest::isSecret);
        }
    }

    private static String request(String head, String body) {
        var length = "Content-Length: " + Samples.bytes(body).length + "\r\n";
        return head.replaceFirst("\r\n\r\n$", "\r\n" + length + "\r\n") + body;
    }

    private static boolean isSecret(String line) {
        return line.contains(Settings.SECRET) || line.contains(WRONG) || line.contains(PERSONAL)
                || line.contains("example-webhook-secret");
    }
}
