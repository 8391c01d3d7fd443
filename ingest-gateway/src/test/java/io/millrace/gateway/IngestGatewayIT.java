package io.millrace.gateway;

import static io.millrace.gateway.RawConnection.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.kafka.TestBroker;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class IngestGatewayIT {
    private static String brokers;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        brokers = TestBroker.shared().bootstrapServers();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void shouldHaveStoredAllOfTheEventWhenItAnswers() throws Exception {
        try (var running = RunningGateway.start(brokers, Settings.standard())) {
            // When
            var answer = client.send(running.webhook(Samples.orderPaid("event-1", "order-1")), BodyHandlers.ofString());
            // Then
            assertThat(answer.statusCode()).isEqualTo(202);
            var record = Stored.in(brokers, running.topics.commerce(EventFamily.ORDERS)).getFirst();
            assertThat(record.key()).isEqualTo("order-1");
            assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(Samples.bytes("order-1"))) % 3);
            assertThat(StreamSupport.stream(record.headers().spliterator(), false).map(Header::key))
                    .containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time",
                            "ce_subject", "content-type", "traceparent");
            var headers = EventHeaders.readFrom(record.headers()).orElseThrow();
            assertThat(headers.id()).isEqualTo("event-1");
            assertThat(headers.type()).isEqualTo("order.paid");
            assertThat(headers.time().toEpochMilli()).isEqualTo(record.timestamp());
            assertThat(headers.trace().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(Json.read(record.value()).has("resources")).isFalse();
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain("secret");
        }
    }

    /** With the longest deadline: a busy machine must not decide whether the test passes. */
    @Test
    void shouldStoreEachEventOnceWhenAThousandComeAtOnce() throws Exception {
        try (var running = RunningGateway.start(brokers, Settings.standard().with("GATEWAY_DEADLINE", "9s"))) {
            // Given
            await().until(() -> client.send(running.webhook(Samples.CUSTOMER_CREATED), BodyHandlers.discarding())
                    .statusCode() == 202);
            // When
            var answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> client.sendAsync(running.webhook(Samples.orderPaid("event-" + i, "order-" + i)),
                            BodyHandlers.discarding()))
                    .toList().stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();
            // Then
            assertThat(answers.stream().filter(status -> status != 202)).isEmpty();
            assertThat(Stored.in(brokers, running.topics.commerce(EventFamily.ORDERS)))
                    .extracting(record -> EventHeaders.text(record.headers(), EventHeaders.ID).orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 1_000).mapToObj(i -> "event-" + i).toList());
        }
    }

    @Test
    void shouldShowItsMetrics() throws Exception {
        try (var running = RunningGateway.start(brokers, Settings.standard())) {
            // Given
            client.send(running.webhook(Samples.ORDER_PAID), BodyHandlers.ofString());
            // When
            var metrics = get(running.gateway.operations() + "/metrics").body();
            // Then
            assertThat(metrics)
                    .contains("millrace_gateway_requests_total{outcome=\"stored\",service=\"ingest-gateway\"} 1.0")
                    .contains("millrace_gateway_events_total{service=\"ingest-gateway\",type=\"order.paid\"} 1.0")
                    .contains("millrace_gateway_ack_seconds_count{service=\"ingest-gateway\"} 1")
                    .contains("millrace_gateway_in_flight{service=\"ingest-gateway\"} 0.0");
        }
    }

    @Test
    void shouldFinishWhatIsInFlightWhenItIsStopped() throws Exception {
        // Given
        var running = RunningGateway.start(brokers, Settings.standard());
        var port = running.gateway.port();
        try (running; var late = new RawConnection(port); var idle = new RawConnection(port)) {
            var body = Samples.orderPaid("late-event", "order-1");
            late.send(head("Content-Length: " + body.length));
            await().until(() -> get(running.gateway.operations() + "/metrics").body()
                    .contains("millrace_gateway_in_flight{service=\"ingest-gateway\"} 1.0"));
            // When
            running.gateway.stop();
            // Then
            assertThat(get(running.gateway.operations() + "/health/ready").statusCode()).isEqualTo(503);
            idle.send(head("Content-Length: " + Samples.CART_UPDATED.length));
            idle.send(Samples.CART_UPDATED);
            assertThat(idle.readSome()).startsWith("HTTP/1.1 503 ").contains("the service is stopping");
            late.send(body);
            assertThat(late.readSome()).startsWith("HTTP/1.1 202 ").contains("late-event");
            running.ended().get(10, TimeUnit.SECONDS);
            assertThat(Stored.in(brokers, running.topics.commerce(EventFamily.ORDERS))).hasSize(1);
            assertThatThrownBy(() -> new RawConnection(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void shouldNotStartWhenTopicsAreMissing() {
        // Given
        var config = RunningGateway.at(brokers, Settings.standard()).config();
        // When / Then
        assertThatThrownBy(() -> new IngestGateway(config, new Random(), InstantSource.system()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("topics are missing: " + config.topics().prefix() + "commerce.orders")
                .hasMessageContaining("millrace setup");
    }

    @Test
    void shouldNotStartWhenThePortIsTaken() throws Exception {
        try (var running = RunningGateway.start(brokers, Settings.standard())) {
            // Given
            var config = Settings.standard().with("KAFKA_BOOTSTRAP_SERVERS", brokers)
                    .with("TOPICS_PREFIX", running.topics.commerce(EventFamily.ORDERS).name()
                            .replace("commerce.orders", ""))
                    .with("GATEWAY_HTTP_PORT", Integer.toString(running.gateway.port())).config();
            // When / Then
            assertThatThrownBy(() -> new IngestGateway(config, new Random(), InstantSource.system()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot listen on port " + running.gateway.port());
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }
}
