package io.millrace.common.webhook;

import io.millrace.common.service.Belongings;
import io.millrace.common.service.Readiness;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where webhooks are taken in: it answers well only when all in-sync replicas have what was posted, or when that is not
 * needed, and it always answers within its deadline. Once it is asked to stop, it is not ready any more, refuses what
 * is new, and finishes what is in flight.
 *
 * <pre>
 * HelidonServer ─▶ WebhookDoor ─▶ Reception ─▶ RecordStore ─▶ topics
 * </pre>
 */
public final class WebhookDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDesk.class);

    private final WebhookConfig config;
    private final Belongings belongings = new Belongings();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final InFlight inFlight;
    private final AckHealth acks;
    private final BrokerWatch brokers;
    private final RecordStore store;

    /**
     * Connects, and checks the topics; it does not listen yet.
     *
     * @param written the topics that webhooks are stored in
     * @throws CannotStart when the brokers do not answer, or a topic is missing
     */
    public WebhookDesk(WebhookConfig config, KafkaSettings kafka, List<Topic<String, ?>> written, InstantSource clock)
            throws CannotStart {
        this.config = config;
        inFlight = new InFlight(config.maxInFlight());
        acks = new AckHealth(clock);
        try {
            brokers = watched(kafka, written);
            store = new RecordStore(producer(new KafkaClients(kafka), written), acks);
        } catch (CannotStart | RuntimeException e) {
            belongings.close();
            throw e;
        }
    }

    /** Adds to {@code readiness} whether webhooks can be stored now. */
    public void addTo(Readiness readiness) {
        readiness.with("stopping", this::stopping).with("brokers", brokers).with("acks", acks);
    }

    /**
     * Listens from now on.
     *
     * @param reception makes what decides, from what stores
     * @throws CannotStart when the port is taken
     */
    public WebhookServer open(WebhookKind kind, Function<RecordStore, Reception> reception, WebhookMetrics metrics)
            throws CannotStart {
        metrics.watchInFlight(inFlight::count);
        return belongings.add(new HelidonServer(config,
                new WebhookDoor(kind, inFlight, reception.apply(store), metrics, config.deadline())));
    }

    /** Blocks until {@link #stop} is called, and then until what was in flight has been answered, or is too late. */
    public void await() throws InterruptedException {
        stopping.await();
        if (!inFlight.drain(config.deadline())) {
            LOG.atWarn().log("Some requests were not finished in time");
        }
    }

    /** Takes nothing in any more. For any thread. */
    public void stop() {
        inFlight.close();
        stopping.countDown();
    }

    @Override
    public void close() {
        belongings.close();
    }

    private Optional<String> stopping() {
        return inFlight.isClosed() ? Optional.of("the service is stopping") : Optional.empty();
    }

    private BrokerWatch watched(KafkaSettings kafka, List<Topic<String, ?>> topics) throws CannotStart {
        var setup = belongings.add(TopicSetup.connect(kafka));
        setup.require(topics);
        return belongings.add(new BrokerWatch(setup.admin(), topics.stream().map(Topic::name).toList()));
    }

    /** Closing it sends what it still holds, for as long as a request might wait for that. */
    private Producer<String, byte[]> producer(KafkaClients kafka, List<Topic<String, ?>> topics) throws CannotStart {
        Duration deadline = config.deadline();
        var producer = kafka.producer(deadline);
        belongings.add(() -> producer.close(deadline));
        kafka.prepare(producer, topics);
        return producer;
    }
}
