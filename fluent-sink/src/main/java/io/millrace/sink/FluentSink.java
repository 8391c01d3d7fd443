package io.millrace.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.common.event.EventFamily;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Metrics;
import io.millrace.common.service.OperationsServer;
import io.millrace.common.service.Readiness;
import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.sink.fluent.Batches;
import io.millrace.sink.fluent.FluentClient;
import io.millrace.sink.fluent.MeterBatchMetrics;
import io.millrace.sink.fluent.Trouble;
import io.millrace.sink.fluent.Trouble.Misconfigured;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sink's composition root: the one class that knows which parts there are and how they meet. */
public final class FluentSink implements Service {
    /** The entities that are delivered, each by a chain of its own. */
    static final List<EventFamily> FAMILIES = List.of(EventFamily.ORDERS, EventFamily.CUSTOMERS,
            EventFamily.PRODUCTS);

    private static final Logger LOG = LoggerFactory.getLogger(FluentSink.class);
    private static final Duration LONGEST_RETRY_DELAY = Duration.ofSeconds(30);
    /**
     * A call may take four requests, when its token is refused, and as many again when it shared a document that Fluent
     * did not begin; and then its ending has to be written.
     */
    private static final int REQUESTS_A_CALL = 8;
    private static final Duration WRITING = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final SinkConfig config;
    private final InstantSource clock;
    private final Topics topics;
    private final Belongings belongings = new Belongings();
    private final Readiness readiness;
    private final OperationsServer operations;
    private final List<Chain> chains;

    /**
     * Connects to Kafka, and to Fluent with the first command.
     *
     * @param random for trace ids and jitter
     * @throws CannotStart when Kafka does not answer, a topic is missing, or the port is taken
     */
    public FluentSink(SinkConfig config, RandomGenerator random, InstantSource clock) throws CannotStart {
        this.config = config;
        this.clock = clock;
        topics = new Topics(config.topics());
        requireTopics();
        try {
            var meters = belongings.add(new Metrics("fluent-sink")).registry();
            var chance = new Courier.Chance(shared(random), clock);
            var gate = new Gate(chance.random(), clock);
            var metrics = new MeterSinkMetrics(meters, gate);
            var kafka = new SinkKafka(config.kafka(), config.topics().prefix());
            var courier = courier(kafka, meters, metrics, chance);
            chains = FAMILIES.stream()
                    .map(family -> chain(family, kafka, courier, new Door(config.inFlight(), gate), metrics)).toList();
            readiness = new Readiness().with("fluent", () -> gate.trouble()
                    .filter(Misconfigured.class::isInstance).map(Trouble::reason));
            operations = belongings.add(
                    new OperationsServer("fluent-sink", config.operations(), readiness, meters));
        } catch (CannotStart | RuntimeException e) {
            belongings.close();
            throw e;
        }
        LOG.info("Commands are delivered to {}, health and metrics at {}", config.fluent().url(),
                operations.address());
    }

    /** Whether deliveries can go on; an outage of Fluent does not count, wrong settings do. */
    public Readiness readiness() {
        return readiness;
    }

    /** The base address of health and metrics. */
    public String operations() {
        return operations.address();
    }

    @Override
    public void run() throws Exception {
        SideBySide.run("sink-chain", chains.stream().map(chain -> (SideBySide.Part) chain::run).toList(), this::stop);
    }

    @Override
    public void stop() {
        chains.forEach(Chain::stop);
    }

    @Override
    public void close() {
        belongings.close();
    }

    private Courier courier(SinkKafka kafka, MeterRegistry meters, SinkMetrics metrics, Courier.Chance chance) {
        var producer = kafka.producer();
        belongings.add(() -> producer.close(CLOSING));
        var sources = belongings.add(new SourceEvents(kafka.reader(), chance.clock()));
        var http = belongings.add(new ApacheHttpCaller(
                HttpLimits.of(config.inFlight() * FAMILIES.size() + 1, config.requestDeadline())));
        var fluent = belongings.add(new Batches(new FluentClient(config.fluent(), http, chance.clock()),
                config.routes().batchSize(), new MeterBatchMetrics(meters)));
        return new Courier(fluent, new Routes(config.routes().customerUpdates()),
                new EndingLog(new KafkaOutbox(topics, producer, sources, chance)),
                new Courier.Retries(config.attempts(), new BackOff(config.retryDelay(), LONGEST_RETRY_DELAY)),
                metrics, chance);
    }

    private Chain chain(EventFamily family, SinkKafka kafka, Courier courier, Door door, SinkMetrics metrics) {
        var topic = topics.fluent(family);
        var reader = new ArrivalReader(family, topic);
        var chain = new Chain(family, topic.name(), kafka.consumer(family),
                (record, tenure) -> courier.deliver(reader.read(record, clock.instant()), door, tenure), metrics,
                config.requestDeadline().multipliedBy(REQUESTS_A_CALL).plus(WRITING));
        belongings.add(chain::close);
        return chain;
    }

    private void requireTopics() throws CannotStart {
        var needed = new ArrayList<Topic<String, ?>>();
        for (var family : FAMILIES) {
            needed.add(topics.fluent(family));
            needed.add(topics.deadLetters(topics.fluent(family)));
        }
        needed.add(topics.outcomes());
        TopicSetup.require(config.kafka(), needed);
    }

    /** Generators are not safe for threads by themselves. */
    private static RandomGenerator shared(RandomGenerator random) {
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }
}
