package io.millrace.gateway;

import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Metrics;
import io.millrace.common.service.OperationsServer;
import io.millrace.common.service.Readiness;
import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import io.millrace.common.webhook.WebhookDesk;
import io.millrace.common.webhook.WebhookServer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest gateway: Elastic Path's webhooks in, topics out. It answers 2xx only when all in-sync replicas have the
 * event, or when the event is not needed, and it always answers within its deadline.
 *
 * <pre>
 * WebhookDesk ─▶ Intake ─▶ EventStore ─▶ commerce.*
 * </pre>
 *
 * It receives webhooks from its construction on. Once it is asked to stop, it is not ready any more, refuses what is
 * new, and finishes what is in flight.
 */
public final class IngestGateway implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestGateway.class);

    private final Belongings belongings = new Belongings();
    private final Readiness readiness = new Readiness();
    private final WebhookDesk desk;
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
        try {
            var registry = belongings.add(new Metrics("ingest-gateway")).registry();
            var metrics = new MicrometerGatewayMetrics(registry);
            var topics = new Topics(config.topics());
            List<Topic<String, ?>> written = Arrays.stream(EventFamily.values())
                    .<Topic<String, ?>>map(topics::commerce).toList();
            desk = belongings.add(new WebhookDesk(config.webhooks(), config.kafka(), written, clock));
            desk.addTo(readiness);
            operations = belongings.add(
                    new OperationsServer("ingest-gateway", config.operations(), readiness, registry));
            server = desk.open(GatewayConfig.KIND, store -> new GatewayReception(new Doorkeeper(config.secrets()),
                    new Intake(new EventStore(store, topics, metrics), clock, random)), metrics);
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
        desk.await();
        server.close();
    }

    @Override
    public void stop() {
        desk.stop();
    }

    @Override
    public void close() {
        belongings.close();
    }
}
