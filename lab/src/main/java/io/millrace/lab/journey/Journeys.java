package io.millrace.lab.journey;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.event.EventHeaders;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All journeys by the entity's id. Safe for any thread. */
public final class Journeys {
    private final Map<String, Journey> byKey = new ConcurrentHashMap<>();

    /** An event was seen in its topic. */
    void stored(ConsumerRecord<String, byte[]> record, EventHeaders headers, Instant seen) {
        change(headers.subject(), journey -> journey.stored(headers.time(),
                record.topic() + "-" + record.partition() + "@" + record.offset(), seen));
    }

    /** A command was seen in its topic. */
    void rendered(String key, Command command, Instant seen) {
        change(key,
                journey -> journey.rendered(String.join("|", command.mutations().keySet().stream().sorted().toList()),
                        seen));
    }

    /** An ending was seen. */
    Journey ended(String key, Ending ending) {
        return change(key, journey -> journey.ended(ending));
    }

    /** The journey of this entity, if anything was seen of it. */
    public Optional<Journey> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All of them. */
    public Collection<Journey> all() {
        return byKey.values();
    }

    private Journey change(String key, UnaryOperator<Journey> change) {
        return byKey.merge(key, change.apply(Journey.of(key)), (known, _) -> change.apply(known));
    }
}
