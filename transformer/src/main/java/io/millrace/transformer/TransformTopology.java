package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import java.util.Collection;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

/**
 * For each family:
 *
 * <pre>
 * commerce.x ─▶ decide ─┬─▶ fluent.x
 *                       ├─▶ pipeline.outcomes
 *                       └─▶ commerce.x.dlq
 * </pre>
 *
 * Only wiring lives here: what is decided, {@link Judge} says; what is written, {@link Clerk} says.
 */
final class TransformTopology {
    private final Topics topics;
    private final Function<EventFamily, DecideEvents> steps;

    TransformTopology(Topics topics, Function<EventFamily, DecideEvents> steps) {
        this.topics = topics;
        this.steps = steps;
    }

    Topology of(Collection<EventFamily> families) {
        var topology = new Topology();
        families.stream().sorted().forEach(family -> add(topology, family));
        return topology;
    }

    private void add(Topology topology, EventFamily family) {
        var names = Routes.of(family);
        var events = topics.commerce(family);
        topology.addSource(names.events(), events.keys().deserializer(), events.values().deserializer(), events.name())
                .addProcessor(names.decide(), steps.apply(family), names.events());
        addSink(topology, names.commands(), topics.fluent(family), names.decide());
        addSink(topology, names.endings(), topics.outcomes(), names.decide());
        addSink(topology, names.deadLetters(), topics.deadLetters(events), names.decide());
    }

    private static <V> void addSink(Topology topology, String name, Topic<String, V> topic, String parent) {
        topology.addSink(name, topic.name(), topic.keys().serializer(), topic.values().serializer(), parent);
    }
}
