package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.command.Command;
import io.millrace.common.command.Headline;
import io.millrace.common.command.Origin;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.Story;
import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.gate.Gate;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Each field of what stands in {@code pipeline.outcomes}, as others read it. */
final class EndingRecordTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant RENDERED = RECEIVED.plusMillis(1_000);
    private static final Instant TAKEN = RECEIVED.plusMillis(3_500);
    private static final Instant SENT = RECEIVED.plusMillis(9_000);
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final SourceRecord SOURCE = new SourceRecord("commerce.orders", 2, 77, RECEIVED);

    private final AtomicReference<Instant> now = new AtomicReference<>(SENT);
    private final Courier.Chance chance = new Courier.Chance(new Random(1), now::get);
    private final Topics topics = new Topics(new TopicsConfig("", 3, 1, Duration.ofDays(1), Duration.ofDays(1)));
    private final MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(),
            new ByteArraySerializer());
    private final MockConsumer<String, byte[]> events = new MockConsumer<>("none");
    private final Door door = new Door(new Budget(new BudgetConfig(new InFlight.Fixed(1), OptionalDouble.empty())),
            new Gate("Fluent", chance.random(), chance.clock()), new Gate("Fluent", chance.random(), chance.clock()));

    private void deliver(Story story, FluentAnswer... script) throws Exception {
        var answers = List.of(script).iterator();
        var sources = new SourceEvents(events, chance.clock());
        var courier = new Courier((_, _) -> {
            now.updateAndGet(instant -> instant.plus(ANSWER));
            return answers.next();
        }, new Routes(CustomerUpdates.ON), new KafkaOutbox(topics, producer, sources, BlockedKeys.CONTINUE, chance),
                new CountedSinkMetrics(), chance);
        var value = Json.write(command());
        var record = new ConsumerRecord<>("fluent.orders", 2, 41, "order-1", value);
        new EventHeaders("event-1", "order.paid", "/elastic-path", RECEIVED, "order-1",
                TraceParent.start(new Random(1)))
                .writeTo(record.headers());
        var attempt = new Attempt(record, new Origin("fluent.orders", 40), story, !story.setbacks().isEmpty(), true);
        events.schedulePollTask(() -> events.addRecord(new ConsumerRecord<>(SOURCE.topic(), SOURCE.partition(),
                SOURCE.offset(), "order-1", "{\"the\":\"event\"}".getBytes(StandardCharsets.UTF_8))));
        var verdict = courier.attempt(new ArrivalReader(EventFamily.ORDERS, topics.fluent(EventFamily.ORDERS))
                .read(attempt), door, Tenure.unlimited());
        ((Verdict.Ended) verdict).closing().write();
    }

    private static Command command() {
        var order = Commands.order("order-1", "maria", SOURCE);
        return new Command(order.entity(), "order-1", Optional.empty(), order.version(), order.bundle(), "event-1",
                "order.paid", SOURCE, RENDERED, order.mutations());
    }

    private ProducerRecord<String, byte[]> outcome() {
        return producer.history().getLast();
    }

    private static String text(ProducerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static void assertJson(ProducerRecord<String, byte[]> record, String expected) {
        assertThat(Json.read(record.value())).as(text(record))
                .isEqualTo(Json.read(expected.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldTellEverythingOfAnOrderThatWasDelivered() throws Exception {
        // When
        deliver(Story.beginning(TAKEN), new Found(Json.object().put("id", "12345")));

        // Then
        assertThat(producer.history()).hasSize(1);
        assertThat(outcome().topic()).isEqualTo("pipeline.outcomes");
        assertThat(outcome().partition()).isEqualTo(2);
        assertThat(outcome().key()).isEqualTo("order-1");
        assertThat(Origin.readFrom(outcome().headers())).contains(new Origin("fluent.orders", 40));
        assertThat(Headline.readFrom(outcome().headers())).isPresent();
        assertJson(outcome(), """
                {"entity": "ORDERS", "eventId": "event-1", "eventType": "order.paid", "kind": "DELIVERED",
                 "stage": "fluent-sink", "cause": null,
                 "delivery": {"ref": "order-1", "operation": "createOrderAndCustomer", "fluentId": "12345",
                   "attempts": 1,
                   "took": {"rendering": "PT1S", "waiting": "PT2.5S", "delivering": "PT5.75S"}},
                 "received": "2026-11-20T08:00:00Z", "ended": "2026-11-20T08:00:09.250Z",
                 "source": {"topic": "commerce.orders", "partition": 2, "offset": 77,
                   "timestamp": "2026-11-20T08:00:00Z"}}""");
    }

    @Test
    void shouldTellEverythingOfAnOrderThatWasThereAlready() throws Exception {
        // Given
        var before = Story.beginning(TAKEN).failed(new Setback(TAKEN, "createOrderAndCustomer", "S0002E"), 1);

        // When
        deliver(before, new Found(Json.object().put("id", "12345")));

        // Then
        assertJson(outcome(), """
                {"entity": "ORDERS", "eventId": "event-1", "eventType": "order.paid", "kind": "DELIVERED",
                 "stage": "fluent-sink",
                 "cause": {"word": "already-there", "message": "Fluent had it already", "earlier": null},
                 "delivery": {"ref": "order-1", "operation": null, "fluentId": "12345", "attempts": 1,
                   "took": {"rendering": "PT1S", "waiting": "PT2.5S", "delivering": "PT5.75S"}},
                 "received": "2026-11-20T08:00:00Z", "ended": "2026-11-20T08:00:09.250Z",
                 "source": {"topic": "commerce.orders", "partition": 2, "offset": 77,
                   "timestamp": "2026-11-20T08:00:00Z"}}""");
    }

    @Test
    void shouldTellEverythingOfAnOrderThatBecameADeadLetter() throws Exception {
        // Given
        var before = Story.beginning(TAKEN).failed(new Setback(TAKEN, "createOrderAndCustomer", "S0002E"), 1);

        // When
        deliver(before, new FluentAnswer.Absent(), new Refused(Optional.of("C0160E"), "the content is refused"));

        // Then
        assertThat(producer.history()).extracting(ProducerRecord::topic)
                .containsExactly("fluent.orders.dlq", "pipeline.outcomes");
        assertThat(text(producer.history().getFirst())).isEqualTo("{\"the\":\"event\"}");
        assertJson(outcome(), """
                {"entity": "ORDERS", "eventId": "event-1", "eventType": "order.paid", "kind": "DEAD_LETTER",
                 "stage": "fluent-sink",
                 "cause": {"word": "refused", "message": "C0160E: the content is refused", "earlier": null},
                 "delivery": {"ref": "order-1", "operation": "createOrderAndCustomer", "fluentId": null,
                   "attempts": 2,
                   "took": {"rendering": "PT1S", "waiting": "PT2.5S", "delivering": "PT6S"}},
                 "received": "2026-11-20T08:00:00Z", "ended": "2026-11-20T08:00:09.500Z",
                 "source": {"topic": "commerce.orders", "partition": 2, "offset": 77,
                   "timestamp": "2026-11-20T08:00:00Z"}}""");
    }
}
