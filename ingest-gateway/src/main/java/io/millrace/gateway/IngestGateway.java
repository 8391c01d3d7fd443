package io.millrace.gateway;

import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Metrics;
import io.millrace.common.service.OperationsServer;
import io.millrace.common.service.Readiness;
import io.millrace.common.service.Service;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest gateway: Elastic Path's webhooks in, topics out. It answers 2xx only when all in-sync replicas have the
 * event, or when the event is not needed, and it always answers within its deadline.
 *
 * <pre>
 * HelidonServer ─▶ WebhookDoor ─▶ Intake ─▶ EventStore ─▶ commerce.*
 * </pre>
 *
 * It receives webhooks from its construction on. Once it is asked to stop, it is not ready any more, refuses what is
 * new, and finishes what is in flight.
 */
public final class IngestGateway implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestGateway.class);

    private final Duration deadline;
    private final Belongings belongings = new Belongings();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final InFlight inFlight;
    private final Readiness readiness;
    private final WebhookServer server;
    private final OperationsServer operations;

    /**
     * Connects, checks the topics, and listens.
     *
     * @param random for the ids of traces; safe for any thread
     * @param clock says when an event was received
     * @throws CannotStart when the brokers do not answer, a topic is missing, or a port is taken
     */
    public IngestGateway(GatewayConfig config, RandomGenerator random, InstantSource clock) throws CannotStart {
        deadline = config.deadline();
        inFlight = new InFlight(config.maxInFlight());
        try {
            var registry = belongings.add(new Metrics("ingest-gateway")).registry();
            var metrics = new MicrometerGatewayMetrics(registry);
            metrics.watchInFlight(inFlight::count);
            var topics = new Topics(config.topics());
            List<Topic<String, ?>> written = Arrays.stream(EventFamily.values())
                    .<Topic<String, ?>>map(topics::commerce).toList();
            var kafka = new KafkaClients(config.kafka());
            var acks = new AckHealth(clock);
            readiness = new Readiness()
                    .with("stopping", this::stopping)
                    .with("brokers", watched(config.kafka(), written))
                    .with("acks", acks);
            operations = belongings.add(
                    new OperationsServer("ingest-gateway", config.operations(), readiness, registry));
            var store = new EventStore(producer(kafka, written), topics, acks, metrics);
            var door = new WebhookDoor(new Doorkeeper(config.secrets()), inFlight, new Intake(store, clock, random),
                    metrics, deadline);
            server = belongings.add(new HelidonServer(config, door, metrics));
        } catch (CannotStart | RuntimeException e) {
            belongings.close();
            throw e;
        }
        LOG.info("Webhooks are received on port {}, health and metrics at {}", port(), operations.address());
    }

    /** The port that webhooks are received on. */
    public int port() {
        return server.port();
    }

    /** The base address of health and metrics. */
    public String operations() {
        return operations.address();
    }

    /** Whether webhooks can be stored now. */
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public void run() throws InterruptedException {
        stopping.await();
        if (!inFlight.drain(deadline)) {
            LOG.atWarn().log("Some requests were not finished in time");
        }
        server.close();
    }

    @Override
    public void stop() {
        inFlight.close();
        stopping.countDown();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private Optional<String> stopping() {
        return inFlight.isClosed() ? Optional.of("the gateway is stopping") : Optional.empty();
    }

    private BrokerWatch watched(KafkaSettings kafka, List<Topic<String, ?>> topics) throws CannotStart {
        var setup = belongings.add(TopicSetup.connect(kafka));
        setup.require(topics);
        return belongings.add(new BrokerWatch(setup.admin(), topics.stream().map(Topic::name).toList()));
    }

    /** Closing it sends what it still holds, for as long as a request might wait for that. */
    private Producer<String, byte[]> producer(KafkaClients kafka, List<Topic<String, ?>> topics) throws CannotStart {
        var producer = kafka.producer(deadline);
        belongings.add(() -> producer.close(deadline));
        kafka.prepare(producer, topics);
        return producer;
    }
}
