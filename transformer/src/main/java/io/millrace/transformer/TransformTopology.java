package io.millrace.transformer;

import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.memory.EntityMemory;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;

/**
 * For each family one topology, run by itself:
 *
 * <pre>
 * commerce.x ───────▶ decide ─┬─▶ fluent.x
 *                        │    ├─▶ pipeline.outcomes
 *                    entities └─▶ commerce.x.dlq
 *                        │
 * pipeline.outcomes ─▶ watch
 * </pre>
 *
 * Only wiring lives here: what is decided, {@link Judge} says; what is written, {@link Outbox} says.
 */
final class TransformTopology {
    /** The headers of an ending are enough. */
    private static final Deserializer<Void> UNREAD = (_, _) -> null;

    private final Topics topics;

    TransformTopology(Topics topics) {
        this.topics = topics;
    }

    Topology of(Step step) {
        var topology = new Topology();
        var family = step.family();
        var names = Routes.of(family);
        var events = topics.commerce(family);
        var outcomes = topics.outcomes();
        topology.addSource(names.events(), events.keys().deserializer(), events.values().deserializer(), events.name())
                .addProcessor(names.decide(), () -> new Clerk(step), names.events())
                .addSource(names.outcomes(), outcomes.keys().deserializer(), UNREAD, outcomes.name())
                .addProcessor(names.watch(), () -> new DeadLetterWatch(family, step.desk().metrics()),
                        names.outcomes())
                .addStateStore(EntityMemory.store(family), names.decide(), names.watch());
        addSink(topology, names.commands(), topics.fluent(family), names.decide());
        addSink(topology, names.endings(), outcomes, names.decide());
        addSink(topology, names.deadLetters(), topics.deadLetters(events), names.decide());
        return topology;
    }

    /** Values come as bytes, because their size had to be known before. */
    private static void addSink(Topology topology, String name, Topic<String, ?> topic, String parent) {
        topology.addSink(name, topic.name(), topic.keys().serializer(), new ByteArraySerializer(), parent);
    }
}
