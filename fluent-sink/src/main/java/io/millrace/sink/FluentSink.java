package io.millrace.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetMeters;
import io.millrace.common.delivery.Chain;
import io.millrace.common.delivery.ChainGauges;
import io.millrace.common.delivery.ChainSetup;
import io.millrace.common.delivery.DeliveryClients;
import io.millrace.common.delivery.DeliveryClients.Isolation;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Itinerary;
import io.millrace.common.delivery.Tiers;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentClient;
import io.millrace.common.gate.Gate;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Metrics;
import io.millrace.common.service.OperationsServer;
import io.millrace.common.service.Readiness;
import io.millrace.common.service.Service;
import io.millrace.common.service.SideBySide;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.sink.fluent.Batches;
import io.millrace.sink.fluent.MeterBatchMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sink's composition root: the one class that knows which parts there are and how they meet. */
public final class FluentSink implements Service {
    /** The entities that are delivered, each by a chain of its own. */
    static final List<EventFamily> FAMILIES = List.of(EventFamily.ORDERS, EventFamily.CUSTOMERS,
            EventFamily.PRODUCTS);

    private static final Logger LOG = LoggerFactory.getLogger(FluentSink.class);
    /** A request whose token is refused, a log-in, and the request again; more only when all but the last are quick. */
    private static final int REQUESTS_A_CALL = 3;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final SinkConfig config;
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
        topics = new Topics(config.topics());
        requireTopics();
        try {
            var meters = belongings.add(new Metrics("fluent-sink")).registry();
            var chance = new Courier.Chance(shared(random), clock);
            var budget = new Budget(config.budget());
            BudgetMeters.bind(budget, "fluent", meters);
            var metrics = new MeterSinkMetrics(meters,
                    new Share(budget, FAMILIES.size() * config.topics().partitions()));
            var clients = new DeliveryClients(config.kafka());
            var producer = clients.producer();
            belongings.add(() -> producer.close(CLOSING));
            var courier = courier(clients, producer, meters, metrics, chance);
            var account = new Gate("Fluent", chance.random(), clock);
            readiness = new Readiness().with("fluent", account::misconfiguration);
            chains = FAMILIES.stream().map(family -> {
                var entity = new Gate("Fluent for " + family.word(), chance.random(), clock);
                readiness.with("fluent-" + family.word(), entity::misconfiguration);
                var naming = new ChainGauges.Naming(MeterSinkMetrics.PREFIX, family.word());
                var door = new Door(budget, account, entity);
                ChainGauges.bind(naming, door, meters);
                var chain = belongings.add(new Chain(setup(family, courier, door, metrics), clients, producer, clock));
                ChainGauges.bind(naming, chain, config.topics().retryDelays().size(), clock, meters);
                return chain;
            }).toList();
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

    private Courier courier(DeliveryClients clients, Producer<String, byte[]> producer, MeterRegistry meters,
            SinkMetrics metrics, Courier.Chance chance) {
        var sources = belongings.add(new SourceEvents(clients.reader(Isolation.COMMITTED), chance.clock()));
        var http = belongings.add(new ApacheHttpCaller(
                HttpLimits.of(config.budget().inFlight().most() + 1, config.requestDeadline())));
        var fluent = belongings.add(new Batches(new FluentClient(config.fluent(), http, chance.clock()),
                config.routes().batchSize(), new MeterBatchMetrics(meters)));
        return new Courier(fluent, new Routes(config.routes().customerUpdates()),
                new EndingLog(new KafkaOutbox(topics, producer, sources, config.blocked(), chance)), metrics, chance);
    }

    private ChainSetup setup(EventFamily family, Courier courier, Door door, SinkMetrics metrics) {
        var topic = topics.fluent(family);
        var reader = new ArrivalReader(family, topic);
        return new ChainSetup(config.topics().prefix() + "fluent-sink-" + family.word(),
                new Itinerary(topic.name(), topics.retries(topic).stream().map(Topic::name).toList(),
                        topics.outcomes().name(), new Tiers(topics.retryDelays())),
                config.blocked(), (attempt, tenure) -> courier.attempt(reader.read(attempt), door, tenure),
                metrics.chain(family), config.requestDeadline().multipliedBy(REQUESTS_A_CALL));
    }

    private void requireTopics() throws CannotStart {
        var needed = new ArrayList<Topic<String, ?>>();
        for (var family : FAMILIES) {
            needed.add(topics.fluent(family));
            needed.addAll(topics.retries(topics.fluent(family)));
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
