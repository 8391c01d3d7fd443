package io.millrace.gateway;

import static io.millrace.gateway.LocalGateway.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topics;
import io.millrace.common.webhook.AckHealth;
import io.millrace.common.webhook.Admission;
import io.millrace.common.webhook.Deadline;
import io.millrace.common.webhook.RecordStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntakeTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final String EVENT_ID = "5d0bcd6c-7f2d-4fd8-9a0a-d7b5b0b1c9e4";
    private static final String ORDER_ID = "9f2f8ed0-3f4e-4b69-a4c1-0a4c6f2b7f11";

    private final InMemoryGatewayMetrics metrics = new InMemoryGatewayMetrics();
    private final InstantSource clock = InstantSource.fixed(NOON.plusNanos(456_789));
    private final AckHealth health = new AckHealth(clock);

    private Intake intake(MockProducer<String, byte[]> producer) {
        var topics = new Topics(Settings.standard().config().topics());
        return new Intake(new EventStore(new RecordStore(producer, health), topics, metrics), clock, new Random(7));
    }

    @Test
    void shouldStoreTheEventWithItsAttributesWhenTheBrokersAck() {
        // Given
        var producer = LocalGateway.producer(true);
        var body = Samples.orderPaid(EVENT_ID, ORDER_ID);
        // When
        var admission = intake(producer).admit(body, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.Stored(EVENT_ID));
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("commerce.orders");
            assertThat(record.key()).isEqualTo(ORDER_ID);
            assertThat(record.timestamp()).isEqualTo(NOON.toEpochMilli());
            assertThat(EventHeaders.readFrom(record.headers())).hasValueSatisfying(headers -> {
                assertThat(headers.id()).isEqualTo(EVENT_ID);
                assertThat(headers.type()).isEqualTo("order.paid");
                assertThat(headers.subject()).isEqualTo(ORDER_ID);
                assertThat(headers.time()).isEqualTo(NOON);
            });
        });
        assertThat(metrics.stored()).containsExactly("order.paid");
    }

    @Test
    void shouldKeepTheEnvelopeButForTheSecretAndTheDeprecatedCopy() {
        // Given
        var producer = LocalGateway.producer(true);
        // When
        intake(producer).admit(Samples.ORDER_PAID, Optional.empty(), Deadline.in(AMPLE));
        // Then
        var sent = Json.read(Samples.ORDER_PAID);
        var stored = Json.read(producer.history().getFirst().value());
        assertThat(sent.at("/configuration/secret_key").isString()).isTrue();
        assertThat(stored.has("resources")).isFalse();
        assertThat(stored.path("configuration").has("secret_key")).isFalse();
        assertThat(stored.path("payload")).isEqualTo(sent.path("payload"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"webhook-customer.created.json, commerce.customers",
            "webhook-product.updated-legacy.json, commerce.products",
            "webhook-catalog-release.updated-published.json, commerce.releases"})
    void shouldStoreEachFamilyInItsTopicWhenItIsKnown(String sample, String topic) {
        // Given
        var producer = LocalGateway.producer(true);
        // When
        intake(producer).admit(Samples.read(sample), Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(producer.history()).singleElement().satisfies(
                record -> assertThat(record.topic()).isEqualTo(topic));
    }

    @Test
    void shouldContinueTheTraceWhenTheSenderHasOne() {
        // Given
        var producer = LocalGateway.producer(true);
        var sender = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        // When
        intake(producer).admit(Samples.ORDER_PAID, Optional.of(sender), Deadline.in(AMPLE));
        // Then
        assertThat(trace(producer).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace(producer).spanId()).isNotEqualTo("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    void shouldStartATraceWhenTheSendersIsUnusable(String sender) {
        // Given
        var producer = LocalGateway.producer(true);
        // When
        intake(producer).admit(Samples.ORDER_PAID, Optional.of(sender), Deadline.in(AMPLE));
        // Then
        assertThat(trace(producer).traceId()).matches("(?!0{32})[0-9a-f]{32}");
    }

    @Test
    void shouldStoreNothingWhenTheEventIsNotNeeded() {
        // Given
        var producer = LocalGateway.producer(true);
        // When
        var admission = intake(producer).admit(Samples.CART_UPDATED, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.Ignored());
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldStoreNothingWhenTheBodyIsNoEnvelope() {
        // Given
        var producer = LocalGateway.producer(true);
        // When
        var admission = intake(producer).admit(Samples.bytes("[1, 2"), Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isInstanceOf(Admission.Malformed.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldBeUnavailableWhenTheAckDoesNotComeInTime() {
        // Given
        var silent = LocalGateway.producer(false);
        // When
        var admission = intake(silent).admit(Samples.ORDER_PAID, Optional.empty(),
                Deadline.in(Duration.ofMillis(50)));
        // Then
        assertThat(admission).isEqualTo(new Admission.Unavailable());
        assertThat(metrics.stored()).isEmpty();
    }

    @Test
    void shouldBeUnavailableWhenNoBufferMemoryIsLeft() {
        // Given
        var producer = LocalGateway.producer(true);
        producer.sendException = new BufferExhaustedException("full");
        // When
        var admission = intake(producer).admit(Samples.ORDER_PAID, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.Unavailable());
    }

    @Test
    void shouldBeUnavailableWhenTheProducerIsClosed() {
        // Given
        var producer = LocalGateway.producer(true);
        producer.close();
        // When
        var admission = intake(producer).admit(Samples.ORDER_PAID, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.Unavailable());
    }

    @Test
    void shouldSayTooLargeWhenTheBrokersRefuseTheSize() {
        // Given
        var producer = LocalGateway.producer(true);
        producer.sendException = new RecordTooLargeException("too large");
        // When
        var admission = intake(producer).admit(Samples.ORDER_PAID, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.TooLarge());
        assertThat(health.trouble()).isEmpty();
    }

    @Test
    void shouldStayInterruptedWhenInterruptedWhileWaiting() {
        // Given
        var silent = LocalGateway.producer(false);
        Thread.currentThread().interrupt();
        // When
        var admission = intake(silent).admit(Samples.ORDER_PAID, Optional.empty(), Deadline.in(AMPLE));
        // Then
        assertThat(admission).isEqualTo(new Admission.Unavailable());
        assertThat(Thread.interrupted()).isTrue();
    }

    private static TraceParent trace(MockProducer<String, byte[]> producer) {
        return EventHeaders.readFrom(producer.history().getFirst().headers()).orElseThrow().trace();
    }
}
