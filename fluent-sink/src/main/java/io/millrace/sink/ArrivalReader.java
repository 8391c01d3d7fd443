package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import io.millrace.sink.Arrival.Content;
import io.millrace.sink.Arrival.Content.Garbled;
import io.millrace.sink.Arrival.Content.Parsed;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the records of one chain; safe for any thread. */
final class ArrivalReader {
    private final EventFamily family;
    private final Deserializer<Command> commands;

    ArrivalReader(EventFamily family, Topic<String, Command> topic) {
        this.family = family;
        commands = topic.values().deserializer();
    }

    /** Never throws for what the record holds. */
    Arrival read(Attempt attempt) {
        var record = attempt.record();
        var headers = EventHeaders.readFrom(record.headers());
        return new Arrival(family, attempt, headers, headers
                .map(found -> content(record, found))
                .orElseGet(() -> new Garbled("the record lacks the headers of an event")));
    }

    private Content content(ConsumerRecord<String, byte[]> record, EventHeaders headers) {
        if (record.value() == null || record.key() == null) {
            return new Garbled("the record has no key or no value");
        }
        Command command;
        try {
            command = commands.deserialize(record.topic(), record.value());
        } catch (SerializationException _) {
            return new Garbled("the value is not a command");
        }
        if (command == null || isIncomplete(command)) {
            return new Garbled("the value is not a whole command");
        }
        return command.entity() == family
                ? new Parsed(command, headers)
                : new Garbled("the command is for " + command.entity().word() + ", in a topic for " + family.word());
    }

    private static boolean isIncomplete(Command command) {
        return Stream.of(command.entity(), command.ref(), command.customerRef(), command.eventId(),
                command.eventType(), command.source(), command.rendered()).anyMatch(Objects::isNull);
    }
}
