package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.command.Mutation;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.template.Rendering;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.JsonNode;

/**
 * One chain with its store, in one thread, without a broker and, unless told otherwise, with a template that sends
 * {@code payload.data.content} and fails where that is {@code broken}.
 */
final class Rig implements AutoCloseable {
    static final Function<JsonNode, Rendering> ECHO = envelope -> {
        var content = envelope.at("/payload/data/content").asString();
        var variables = Json.object();
        variables.putObject("input").put("content", content);
        return content.equals("broken")
                ? new Rendering.Failed(Optional.of("T2001"), List.of("order.jsonata:3: is broken"),
                        Optional.of("order.jsonata"), OptionalInt.of(3))
                : new Rendering.Rendered("ref", Optional.empty(), Map.of("write", new Mutation("m", variables)));
    };

    final CountedMetrics metrics = new CountedMetrics();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> events;
    private final TestInputTopic<String, Ending> outcomesIn;
    private final TestOutputTopic<String, Command> commands;
    private final TestOutputTopic<String, Ending> endings;
    private final TestOutputTopic<String, byte[]> deadLetters;

    Rig(EventFamily family, Path state, Map<String, String> settings) {
        this(family, state, settings, ECHO);
    }

    Rig(EventFamily family, Path state, Map<String, String> settings, Function<JsonNode, Rendering> template) {
        var config = Given.config(settings);
        var topics = new Topics(config.topics());
        var run = new RunConfig(config.run().retention(), state, config.run().stateMegabytes(), 0,
                config.run().commitInterval(), config.run().threads());
        var commandTopic = topics.fluent(family);
        var clock = InstantSource.fixed(Given.NOON);
        var step = new Step(family,
                () -> new Judge(config.rules(), envelope -> new Draft(template.apply(envelope), "bundle-1"),
                        new CommandPacking(), clock),
                topics.outcomes(), run.retention(), new Desk(metrics, clock, new Random(2)));
        driver = new TopologyTestDriver(new TransformTopology(topics).of(step),
                new StreamsSettings(run, config.topics(), config.kafka()).properties(family));
        var commerce = topics.commerce(family);
        events = driver.createInputTopic(commerce.name(), commerce.keys().serializer(),
                commerce.values().serializer());
        outcomesIn = driver.createInputTopic(topics.outcomes().name(), topics.outcomes().keys().serializer(),
                topics.outcomes().values().serializer());
        commands = output(commandTopic);
        endings = output(topics.outcomes());
        deadLetters = output(topics.deadLetters(commerce));
    }

    void pipe(Occurrence... occurrences) {
        for (var occurrence : occurrences) {
            events.pipeInput(occurrence.record());
        }
    }

    void pipe(TestRecord<String, byte[]> record) {
        events.pipeInput(record);
    }

    /** Another stage ends the command of this event. */
    void outcome(String stage, Ending.Kind kind, EventFamily family, Occurrence occurrence) {
        var event = occurrence.event();
        var ending = new Ending(family, event.id(), event.type(), kind, stage, Optional.empty(), Optional.empty(),
                event.time(), event.time(), occurrence.arrival(family).source());
        var headers = new RecordHeaders();
        event.writeTo(headers);
        ending.headline().writeTo(headers);
        outcomesIn.pipeInput(new TestRecord<>(occurrence.entity(), ending, headers, occurrence.at()));
    }

    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Of all commands so far, the content; empties the topic. */
    List<String> sent() {
        return commands.readValuesToList().stream()
                .map(command -> command.mutation("write").variables().at("/input/content").asString())
                .toList();
    }

    List<Command> commands() {
        return commands.readValuesToList();
    }

    List<TestRecord<String, Command>> commandRecords() {
        return commands.readRecordsToList();
    }

    /** All endings that the chain wrote so far; empties the topic. */
    List<Ending> endings() {
        return endings.readValuesToList();
    }

    /** As {@code KIND word}. */
    List<String> ends() {
        return endings().stream()
                .map(ending -> ending.kind() + " " + ending.cause().map(Ending.Cause::word).orElse("-"))
                .toList();
    }

    List<TestRecord<String, byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    static Optional<String> header(TestRecord<?, ?> record, String name) {
        return EventHeaders.text(record.headers(), name);
    }

    @Override
    public void close() {
        driver.close();
    }

    private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
        return driver.createOutputTopic(topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }
}
