package io.millrace.capture;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.BudgetMeters;
import io.millrace.common.delivery.Chain;
import io.millrace.common.delivery.ChainGauges;
import io.millrace.common.delivery.ChainSetup;
import io.millrace.common.delivery.DeliveryClients;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Itinerary;
import io.millrace.common.delivery.Tiers;
import io.millrace.common.elasticpath.ElasticPathClient;
import io.millrace.common.event.CaptureAdvice;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentApi;
import io.millrace.common.fluent.FluentClient;
import io.millrace.common.gate.Gate;
import io.millrace.common.gate.Trouble.Misconfigured;
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
import io.millrace.common.webhook.WebhookDesk;
import io.millrace.common.webhook.WebhookServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: a completed order of Fluent becomes a paid order of Elastic Path.
 *
 * <pre>
 * WebhookDesk ─▶ FluentReception ─▶ capture.requests ─▶ Chain ─▶ Courier ─▶ Elastic Path
 * </pre>
 */
public final class CaptureService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureService.class);
    /** A request whose token is refused, a log-in, and the request again. */
    private static final int REQUESTS_A_CALL = 3;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final CaptureConfig config;
    private final Topics topics;
    private final Belongings belongings = new Belongings();
    private final Readiness readiness = new Readiness();
    private final WebhookDesk desk;
    private final WebhookServer server;
    private final OperationsServer operations;
    private final Chain chain;

    /**
     * Connects to Kafka, and to Elastic Path and Fluent with the first request; listens.
     *
     * @param random for trace ids and jitter
     * @throws CannotStart when Kafka does not answer, a topic is missing, or a port is taken
     */
    public CaptureService(CaptureConfig config, RandomGenerator random, InstantSource clock) throws CannotStart {
        this.config = config;
        topics = new Topics(config.topics());
        requireTopics();
        warn();
        try {
            var meters = belongings.add(new Metrics("capture-service")).registry();
            var chance = new Courier.Chance(shared(random), clock);
            var budget = new Budget(config.delivery().budget());
            BudgetMeters.bind(budget, "elastic-path", meters);
            var metrics = new MeterCaptureMetrics(meters, columns -> share(budget, columns));
            var clients = new DeliveryClients(config.kafka());
            var producer = clients.producer();
            belongings.add(() -> producer.close(CLOSING));
            var targets = targets(budget, chance);
            var courier = new Courier(new CapturePlan(config.policy()), targets,
                    new EndingLog(new KafkaOutbox(topics, producer, config.delivery().blocked(), chance)), metrics,
                    chance);
            ChainGauges.bind(MeterCaptureMetrics.NAMING, targets.elasticPathDoor(), meters);
            chain = belongings.add(new Chain(setup(courier, metrics), clients, producer, clock));
            ChainGauges.bind(MeterCaptureMetrics.NAMING, chain, config.topics().retryDelays().size(), clock, meters);
            desk = belongings.add(new WebhookDesk(config.front().webhooks(), config.kafka(),
                    List.of(topics.captures()), clock));
            desk.addTo(readiness);
            operations = belongings.add(
                    new OperationsServer("capture-service", config.operations(), readiness, meters));
            server = desk.open(CaptureConfig.KIND, store -> new FluentReception(
                    new SignatureCheck(config.front().signatures()),
                    new FluentReception.Selection(config.front().sender(), config.policy()),
                    new FluentReception.Store(store, topics.captures()), metrics, chance), metrics);
        } catch (CannotStart | RuntimeException e) {
            belongings.close();
            throw e;
        }
        LOG.info("Webhooks are received on port {}, payments are captured at {}, health and metrics at {}", port(),
                config.elasticPath().url(), operations.address());
    }

    /** The port that webhooks are received on. */
    public int port() {
        return server.port();
    }

    /** Whether webhooks can be stored and payments captured; an outage of a target does not count. */
    public Readiness readiness() {
        return readiness;
    }

    /** The base address of health and metrics. */
    public String operations() {
        return operations.address();
    }

    @Override
    public void run() throws Exception {
        SideBySide.run("capture", List.of(this::receive, chain::run), this::stop);
    }

    @Override
    public void stop() {
        desk.stop();
        chain.stop();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private void receive() throws InterruptedException {
        desk.await();
        server.close();
    }

    private void warn() {
        var weak = config.front().signatures().weakKeys();
        if (weak > 0) {
            LOG.atWarn().addKeyValue("reason", weak + " of the keys in MILLRACE_CAPTURE_FLUENT_KEYS have less than "
                    + "2048 bits").log("A key of Fluent is short");
        }
        CaptureAdvice.of(config.orderEvents()).ifPresent(
                advice -> LOG.atWarn().addKeyValue("reason", advice).log("There may be nothing to capture"));
    }

    private Targets targets(Budget budget, Courier.Chance chance) {
        var most = config.delivery().budget().inFlight().most();
        var http = belongings.add(new ApacheHttpCaller(
                HttpLimits.of(2 * most + 2, config.delivery().requestDeadline())));
        var fluentBudget = new Budget(new BudgetConfig(config.delivery().budget().inFlight(), OptionalDouble.empty()));
        FluentApi fluent = config.fluent()
                .<FluentApi>map(account -> new FluentClient(account, http, chance.clock()))
                .orElse((_, _) -> new FluentAnswer.Troubled(new Misconfigured("Fluent is not configured")));
        return new Targets(new ElasticPathClient(config.elasticPath(), http, chance.clock()),
                door("elastic-path", "Elastic Path", budget, chance), fluent,
                door("fluent", "Fluent", fluentBudget, chance));
    }

    private Door door(String check, String target, Budget budget, Courier.Chance chance) {
        var account = new Gate(target, chance.random(), chance.clock());
        var captures = new Gate(target + " for captures", chance.random(), chance.clock());
        readiness.with(check, account::misconfiguration).with(check + "-captures", captures::misconfiguration);
        return new Door(budget, account, captures);
    }

    private ChainSetup setup(Courier courier, CaptureMetrics metrics) {
        var topic = topics.captures();
        var reader = new ArrivalReader(topic);
        return new ChainSetup(config.topics().prefix() + "capture-service",
                new Itinerary(topic.name(), topics.retries(topic).stream().map(Topic::name).toList(),
                        topics.outcomes().name(), new Tiers(topics.retryDelays())),
                config.delivery().blocked(), (attempt, tenure) -> courier.attempt(reader.read(attempt), tenure),
                metrics.chain(), config.delivery().requestDeadline().multipliedBy(REQUESTS_A_CALL));
    }

    /** This instance's part of the budget is its part of the partitions. */
    private void share(Budget budget, int columns) {
        if (columns > 0) {
            budget.share((double) columns / config.topics().partitions());
        }
    }

    private void requireTopics() throws CannotStart {
        var needed = new ArrayList<Topic<String, ?>>();
        needed.add(topics.captures());
        needed.addAll(topics.retries(topics.captures()));
        needed.add(topics.deadLetters(topics.captures()));
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
