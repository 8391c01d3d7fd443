package io.millrace.transformer;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Metrics;
import io.millrace.common.service.OperationsServer;
import io.millrace.common.service.Readiness;
import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.template.LiveTemplates;
import io.millrace.transformer.template.MicrometerTemplateMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transformer's composition root: the one class that knows which parts there are and how they meet. */
public final class Transformer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Transformer.class);
    /** A close without a bound was seen to take 45 s, and what is not committed is done again anyway. */
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Belongings belongings = new Belongings();
    private final KafkaStreams streams;
    private final Readiness readiness;
    private final OperationsServer operations;

    /**
     * Checks templates and topics, and reads nothing yet.
     *
     * @param random for trace ids; used by all stream threads
     * @throws CannotStart when a template is wrong, a topic is missing, Kafka does not answer or the port is taken
     */
    public Transformer(TransformerConfig config, RandomGenerator random, InstantSource clock) throws CannotStart {
        var topics = new Topics(config.topics());
        LiveTemplates templates;
        try {
            var metrics = belongings.add(new Metrics("transformer"));
            templates = belongings.add(LiveTemplates.start(config.templates(),
                    new MicrometerTemplateMetrics(metrics.registry())));
            requireTopics(config, topics);
            var counts = new MicrometerTransformerMetrics(metrics.registry());
            var steps = new Steps(config, templates, new Clerk.Desk(counts, clock, random));
            streams = new KafkaStreams(new TransformTopology(topics, steps::of).of(config.selection().families()),
                    new StreamsSettings(config.run(), config.topics(), config.kafka()).properties());
            belongings.add(this::closeStreams);
            streams.setUncaughtExceptionHandler(this::failed);
            streams.setStateListener((now, _) -> stateIs(now));
            belongings.add(new KafkaStreamsMetrics(streams)).bindTo(metrics.registry());
            readiness = new Readiness().with("streams", this::trouble);
            operations = belongings.add(
                    new OperationsServer("transformer", config.operations(), readiness, metrics.registry()));
        } catch (CannotStart | RuntimeException e) {
            close();
            throw e;
        }
        LOG.info("Events are rendered with the templates {}, health and metrics at {}", templates.current().hash(),
                operations.address());
    }

    /** Whether events are being read. */
    public Readiness readiness() {
        return readiness;
    }

    /** The base address of health and metrics. */
    public String operations() {
        return operations.address();
    }

    @Override
    public void run() throws InterruptedException {
        streams.start();
        ended.await();
        closeStreams();
        if (failure.get() != null) {
            throw new IllegalStateException("the stream threads failed", failure.get());
        }
    }

    @Override
    public void stop() {
        ended.countDown();
    }

    @Override
    public void close() {
        belongings.close();
    }

    /** Leaves the group, so that other instances take over at once and not after a session time-out. */
    private void closeStreams() {
        var options = CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(options)) {
            LOG.warn("Stream threads are still closing");
        }
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void stateIs(KafkaStreams.State state) {
        if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
            ended.countDown();
        }
    }

    private Optional<String> trouble() {
        var state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of("Kafka Streams is " + state);
    }

    private static void requireTopics(TransformerConfig config, Topics topics) throws CannotStart {
        var needed = new ArrayList<Topic<String, ?>>(List.of(topics.outcomes()));
        for (EventFamily family : config.selection().families()) {
            var events = topics.commerce(family);
            needed.addAll(List.of(events, topics.deadLetters(events), topics.fluent(family)));
        }
        TopicSetup.require(config.kafka(), needed);
    }
}
