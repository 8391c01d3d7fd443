package io.millrace.reader;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.BudgetMeters;
import io.millrace.common.budget.InFlight;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.delivery.Chain;
import io.millrace.common.delivery.ChainSetup;
import io.millrace.common.delivery.DeliveryClients;
import io.millrace.common.delivery.DeliveryClients.Isolation;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Itinerary;
import io.millrace.common.delivery.LogReader;
import io.millrace.common.delivery.Tiers;
import io.millrace.common.delivery.Work;
import io.millrace.common.elasticpath.ElasticPathClient;
import io.millrace.common.event.EventFamily;
import io.millrace.common.gate.Gate;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.Downloads;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader's composition root: the one class that knows which parts there are and how they meet.
 *
 * <pre>
 * commerce.releases ─▶ ReleaseDesk ─▶ CatalogueSync ─▶ commerce.products
 * </pre>
 */
public final class CommerceReader implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(CommerceReader.class);
    /** A request whose token is refused, a log-in, and the request again. */
    private static final int REQUESTS_A_CALL = 3;
    private static final int DOWNLOADS = 2;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final ReaderConfig config;
    private final Topics topics;
    private final Belongings belongings = new Belongings();
    private final Readiness readiness;
    private final OperationsServer operations;
    private final Chain releases;

    /**
     * Connects to Kafka, and to Elastic Path with the first release.
     *
     * @param random for trace ids and jitter
     * @throws CannotStart when Kafka does not answer, a topic is missing, or the port is taken
     */
    public CommerceReader(ReaderConfig config, RandomGenerator random, InstantSource clock) throws CannotStart {
        this.config = config;
        topics = new Topics(config.topics());
        requireTopics();
        try {
            var meters = belongings.add(new Metrics("commerce-reader")).registry();
            var chance = new Outlet.Chance(shared(random), clock);
            var metrics = new ReaderMetrics(meters);
            var budget = new Budget(config.budget());
            BudgetMeters.bind(budget, "elastic-path", meters);
            var clients = new DeliveryClients(config.kafka());
            var producer = clients.producer();
            belongings.add(() -> producer.close(CLOSING));
            var account = new Gate("Elastic Path", chance.random(), clock);
            var catalogues = new Gate("Elastic Path for catalogues", chance.random(), clock);
            readiness = new Readiness().with("elastic-path", account::misconfiguration)
                    .with("elastic-path-catalogues", catalogues::misconfiguration);
            var http = belongings.add(new ApacheHttpCaller(
                    HttpLimits.of(config.budget().inFlight().most() + 1, config.requestDeadline())));
            var asking = new Asking(new ElasticPathClient(config.elasticPath(), http, clock),
                    new Door(budget, account, catalogues), chance.random());
            var endings = new Endings(topics, producer, chance, metrics);
            var sync = new CatalogueSync(asking, deltas(asking, chance), config.policy(),
                    shelves(clients, producer, chance), metrics, clock);
            var desk = new ReleaseDesk(topics.commerce(EventFamily.RELEASES), config.policy(), sync,
                    new Outlooks(log(clients), clock), endings);
            releases = belongings.add(new Chain(setup(topics.commerce(EventFamily.RELEASES), desk, metrics, budget),
                    clients, producer, clock));
            operations = belongings.add(
                    new OperationsServer("commerce-reader", config.operations(), readiness, meters));
        } catch (CannotStart | RuntimeException e) {
            belongings.close();
            throw e;
        }
        LOG.info("Catalogues are read from {}, health and metrics at {}", config.elasticPath().url(),
                operations.address());
    }

    /** Whether reading can go on; an outage of Elastic Path does not count, wrong settings do. */
    public Readiness readiness() {
        return readiness;
    }

    /** The base address of health and metrics. */
    public String operations() {
        return operations.address();
    }

    @Override
    public void run() throws Exception {
        releases.run();
    }

    @Override
    public void stop() {
        releases.stop();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private DeltaFiles deltas(Asking asking, Outlet.Chance chance) {
        var limits = HttpLimits.of(DOWNLOADS, config.requestDeadline());
        var downloads = belongings.add(new Downloads(limits));
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(DOWNLOADS), OptionalDouble.empty()));
        return new DeltaFiles(asking, downloads,
                new Door(budget, new Gate("the store of delta files", chance.random(), chance.clock()),
                        new Gate("delta files", chance.random(), chance.clock())),
                config.downloads(), chance.clock());
    }

    private Shelves shelves(DeliveryClients clients, Producer<String, byte[]> producer, Outlet.Chance chance) {
        var progress = log(clients);
        var skus = log(clients);
        return () -> {
            var outlet = new Outlet(topics, producer, chance);
            return new Shelf(outlet, new Book(topics.progress().name(), progress, outlet),
                    new Book(topics.skus().name(), skus, outlet));
        };
    }

    private LogReader log(DeliveryClients clients) {
        return belongings.add(new LogReader(clients.reader(Isolation.UNCOMMITTED)));
    }

    private ChainSetup setup(Topic<String, ?> topic, Work work, ReaderMetrics metrics, Budget budget) {
        return new ChainSetup(config.topics().prefix() + "commerce-reader-" + topic.name()
                .substring(config.topics().prefix().length()).replace('.', '-'),
                new Itinerary(topic.name(), topics.retries(topic).stream().map(Topic::name).toList(),
                        topics.outcomes().name(), new Tiers(topics.retryDelays())),
                BlockedKeys.CONTINUE, work, metrics.chain(topic.name(), columns -> {
                    if (columns > 0) {
                        budget.share((double) columns / topic.partitions());
                    }
                }), config.requestDeadline().multipliedBy(REQUESTS_A_CALL));
    }

    private void requireTopics() throws CannotStart {
        var releases = topics.commerce(EventFamily.RELEASES);
        var products = topics.commerce(EventFamily.PRODUCTS);
        var needed = new ArrayList<Topic<String, ?>>();
        needed.add(releases);
        needed.addAll(topics.retries(releases));
        needed.add(topics.deadLetters(releases));
        needed.add(products);
        needed.add(topics.deadLetters(products));
        needed.add(topics.progress());
        needed.add(topics.skus());
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
