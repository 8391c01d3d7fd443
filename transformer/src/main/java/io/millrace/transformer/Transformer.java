package io.millrace.transformer;

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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transformer's composition root: the one class that knows which parts there are and how they meet. */
public final class Transformer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Transformer.class);

    private final Belongings belongings = new Belongings();
    private final Readiness readiness = new Readiness();
    private final Chains chains;
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
            var steps = new Steps(config, topics, templates, new Desk(counts, clock, random));
            var all = new ArrayList<Chain>();
            for (var family : sorted(config.rules().selection().families())) {
                var chain = belongings.add(chain(config, steps.of(family), topics));
                chain.bindTo(metrics.registry());
                counts.observe(family, chain::rows, chain::remaining);
                readiness.with(family.word(), chain::trouble);
                all.add(chain);
            }
            chains = belongings.add(new Chains(all));
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
        chains.run();
    }

    @Override
    public void stop() {
        chains.stop();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private static Chain chain(TransformerConfig config, Step step, Topics topics) {
        return new Chain(step.family(), new TransformTopology(topics).of(step),
                new StreamsSettings(config.run(), config.topics(), config.kafka()).properties(step.family()),
                new Restoring(step.family(), step.desk()));
    }

    private static void requireTopics(TransformerConfig config, Topics topics) throws CannotStart {
        var needed = new ArrayList<Topic<String, ?>>(List.of(topics.outcomes()));
        for (var family : sorted(config.rules().selection().families())) {
            var events = topics.commerce(family);
            needed.addAll(List.of(events, topics.deadLetters(events), topics.fluent(family)));
        }
        TopicSetup.require(config.kafka(), needed);
    }

    private static List<EventFamily> sorted(Set<EventFamily> families) {
        return families.stream().sorted().toList();
    }
}
