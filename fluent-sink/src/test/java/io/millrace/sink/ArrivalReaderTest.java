package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.command.Origin;
import io.millrace.common.deadletter.Story;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sink.Arrival.Content.Garbled;
import io.millrace.sink.Arrival.Content.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArrivalReaderTest {

    private final ArrivalReader reader = new ArrivalReader(EventFamily.ORDERS,
            new Topics(new TopicsConfig("", 1, 1, Duration.ofDays(1), Duration.ofDays(1))).fluent(EventFamily.ORDERS));

    private static ConsumerRecord<String, byte[]> record(byte[] value) {
        var record = new ConsumerRecord<>("fluent.orders", 0, 0, "order-1", value);
        new EventHeaders("event-1", "order.paid", "/test", Instant.EPOCH, "order-1", TraceParent.start(new Random(1)))
                .writeTo(record.headers());
        return record;
    }

    private static Attempt attempt(ConsumerRecord<String, byte[]> record) {
        return new Attempt(record, new Origin("fluent.orders", 0), Story.beginning(Instant.EPOCH), false, false);
    }

    @Test
    void shouldReadACommandWhenItIsWhole() {
        // Given
        Command command = Commands.order("order-1", "maria");

        // When
        var arrival = reader.read(attempt(record(Json.write(command))));

        // Then
        assertThat(arrival.content()).isInstanceOfSatisfying(Parsed.class,
                parsed -> assertThat(parsed.command()).isEqualTo(command));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            not JSON                               | the value is not a command
            []                                     | the value is not a command
            {}                                     | the value is not a command
            null                                   | the value is not a whole command
            {"entity":"ORDERS","mutations":{}}     | the value is not a whole command
            """)
    void shouldSayWhatIsWrongWhenTheValueIsNoCommand(String value, String problem) {
        // When
        var arrival = reader.read(attempt(record(value.getBytes(StandardCharsets.UTF_8))));

        // Then
        assertThat(arrival.content()).isEqualTo(new Garbled(problem));
    }

    @Test
    void shouldNotDeliverWhatBelongsToAnotherChain() {
        // When
        var arrival = reader.read(
                attempt(record(Json.write(Commands.customer("maria", "Maria", "customer.created")))));

        // Then
        assertThat(arrival.content()).isEqualTo(new Garbled("the command is for customers, in a topic for orders"));
    }

    @Test
    void shouldNotDeliverWhatThisPipelineDidNotWrite() {
        // When
        var arrival = reader.read(
                attempt(new ConsumerRecord<>("fluent.orders", 0, 0, "order-1", new byte[0])));

        // Then
        assertThat(arrival.content()).isEqualTo(new Garbled("the record lacks the headers of an event"));
    }
}
