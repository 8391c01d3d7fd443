package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.template.Templates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole stream, with the built-in templates and its store, in one thread and without a broker. */
class TransformTest {
    private static final Duration WINDOW = Duration.ofDays(7);

    @TempDir
    private Path state;

    private final CountedMetrics metrics = new CountedMetrics();
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> orders;
    private TestInputTopic<String, byte[]> customers;
    private TestOutputTopic<String, Command> orderCommands;
    private TestOutputTopic<String, Command> customerCommands;
    private TestOutputTopic<String, Ending> endings;
    private TestOutputTopic<String, byte[]> deadOrders;

    @BeforeEach
    void start() throws CannotStart {
        var config = Given.config(Map.of("MILLRACE_TRANSFORMER_STATE_DIR", state.toString()));
        var topics = new Topics(config.topics());
        var steps = new Steps(config, Templates.load(config.templates()),
                new Clerk.Desk(metrics, InstantSource.fixed(Given.NOON), new Random(2)));
        driver = new TopologyTestDriver(new TransformTopology(topics, steps::of).of(config.selection().families()),
                new StreamsSettings(config.run(), config.topics(), config.kafka()).properties());
        orders = input(topics.commerce(EventFamily.ORDERS));
        customers = input(topics.commerce(EventFamily.CUSTOMERS));
        orderCommands = output(topics.fluent(EventFamily.ORDERS));
        customerCommands = output(topics.fluent(EventFamily.CUSTOMERS));
        endings = output(topics.outcomes());
        deadOrders = output(topics.deadLetters(topics.commerce(EventFamily.ORDERS)));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldSendACommandWhenAnOrderIsPaid() {
        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON));

        // Then
        var sent = orderCommands.readRecord();
        assertThat(sent.key()).isEqualTo("entity-1");
        assertThat(sent.value().mutations()).containsOnlyKeys("createOrder", "createOrderAndCustomer");
        assertThat(sent.value().source().offset()).isZero();
        assertThat(EventHeaders.readFrom(sent.headers())).hasValueSatisfying(event -> {
            assertThat(event).isEqualTo(Given.event("e-1", "order.paid").with(event.trace()));
            assertThat(event.trace().traceId()).isEqualTo(Given.TRACE.traceId());
            assertThat(event.trace().spanId()).isNotEqualTo(Given.TRACE.spanId());
        });
        assertThat(endings.isEmpty()).isTrue();
        assertThat(metrics.counts()).isEqualTo(Map.of("ORDERS SENT", 1));
    }

    @Test
    void shouldSendACommandWhenACustomerIsNew() {
        // When
        customers.pipeInput(record(Given.headers("e-1", "customer.created"), Given.customer(), Given.NOON));

        // Then
        assertThat(customerCommands.readValue().mutations()).containsOnlyKeys("createCustomer", "updateCustomer");
    }

    @Test
    void shouldEndAsFilteredWhenTheEventIsNotSelected() {
        // When
        orders.pipeInput(record(Given.headers("e-1", "order.created"), Given.customerOrder(), Given.NOON));

        // Then
        assertThat(endings.readValue()).satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Ending.Kind.FILTERED);
            assertThat(ending.cause().map(Ending.Cause::message)).contains("order.created is not selected");
            assertThat(ending.received()).isEqualTo(Given.NOON);
        });
        assertThat(orderCommands.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(strings = {"PT0S", "PT1S", "P7D", "-PT1S", "-P7D"})
    void shouldEndAsADuplicateWhenItComesAgainWithinTheWindow(Duration later) {
        // Given
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON));

        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON.plus(later)));

        // Then
        assertThat(orderCommands.readValuesToList()).hasSize(1);
        assertThat(endings.readValue()).satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Ending.Kind.DUPLICATE);
            assertThat(ending.cause().map(Ending.Cause::message)).hasValueSatisfying(
                    reason -> assertThat(reason).contains("offset 0 of partition 0 of commerce.orders"));
        });
    }

    @Test
    void shouldKnowARepeatWhenBothComeLateByLessThanTheWindow() {
        // Given
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON.minus(WINDOW)));
        orders.pipeInput(record(Given.headers("e-2", "order.paid"), Given.customerOrder(), Given.NOON));

        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(),
                Given.NOON.minus(Duration.ofHours(1))));

        // Then
        assertThat(orderCommands.readValuesToList()).hasSize(2);
        assertThat(endings.readValue().kind()).isEqualTo(Ending.Kind.DUPLICATE);
    }

    @Test
    void shouldSendAgainWhenTheWindowHasPassed() {
        // Given
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON));

        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(),
                Given.NOON.plus(WINDOW).plusMillis(1)));

        // Then
        assertThat(orderCommands.readValuesToList()).hasSize(2);
    }

    @Test
    void shouldSendAReplayOnceWhenItIsReplayedTwice() {
        // Given
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON));
        var replay = Given.headers("e-1", "order.paid");
        EventHeaders.put(replay, EventHeaders.REPLAY, "r-1");

        // When
        orders.pipeInput(record(replay, Given.customerOrder(), Given.NOON.plusSeconds(1)));
        orders.pipeInput(record(replay, Given.customerOrder(), Given.NOON.plusSeconds(2)));

        // Then
        assertThat(orderCommands.readValuesToList()).hasSize(2);
        assertThat(endings.readValue().kind()).isEqualTo(Ending.Kind.DUPLICATE);
    }

    @Test
    void shouldWriteADeadLetterWithTheEventWhenTheTemplateFails() {
        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.unrenderableOrder(), Given.NOON));

        // Then
        var letter = deadOrders.readRecord();
        assertThat(letter.value()).isEqualTo(Given.unrenderableOrder());
        assertThat(DeadLetter.readFrom(letter.headers())).hasValueSatisfying(dead -> {
            assertThat(dead.stage()).isEqualTo("transformer");
            assertThat(dead.errorClass()).isEqualTo("template");
            assertThat(dead.message()).matches("order\\.jsonata:\\d+: input\\.customer\\.primaryEmail is missing");
        });
        assertThat(endings.readValue().kind()).isEqualTo(Ending.Kind.DEAD_LETTER);
        assertThat(metrics.counts()).isEqualTo(Map.of("ORDERS DEAD_LETTER", 1));
    }

    @Test
    void shouldSendWhatWasADeadLetterWhenItComesAgainMended() {
        // Given
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.unrenderableOrder(), Given.NOON));

        // When
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), Given.customerOrder(), Given.NOON));

        // Then
        assertThat(orderCommands.readValuesToList()).hasSize(1);
    }

    @Test
    void shouldGoOnWithTheNextEventWhenOneIsPoison() {
        // Given
        orders.pipeInput(record(new RecordHeaders(), "\0poison".getBytes(UTF_8), Given.NOON));
        orders.pipeInput(new TestRecord<>(null, null, Given.headers("e-0", "order.paid"), Given.NOON));
        orders.pipeInput(record(Given.headers("e-1", "order.paid"), "not json".getBytes(UTF_8), Given.NOON));

        // When
        orders.pipeInput(record(Given.headers("e-2", "order.paid"), Given.customerOrder(), Given.NOON));

        // Then
        assertThat(deadOrders.readRecordsToList()).hasSize(3)
                .allSatisfy(letter -> assertThat(DeadLetter.readFrom(letter.headers()))
                        .hasValueSatisfying(dead -> assertThat(dead.errorClass()).isEqualTo("event")));
        assertThat(orderCommands.readValuesToList()).hasSize(1);
        assertThat(metrics.counts()).isEqualTo(Map.of("ORDERS DEAD_LETTER", 3, "ORDERS SENT", 1));
    }

    private TestInputTopic<String, byte[]> input(Topic<String, byte[]> topic) {
        return driver.createInputTopic(topic.name(), topic.keys().serializer(), topic.values().serializer());
    }

    private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
        return driver.createOutputTopic(topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }

    private static TestRecord<String, byte[]> record(Headers headers, byte[] value, Instant at) {
        return new TestRecord<>("entity-1", value, headers, at);
    }
}
