package io.millrace.ops.shell;

import io.millrace.common.delivery.DeliveryClients;
import io.millrace.common.delivery.DeliveryClients.Isolation;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** The pipeline's topics on their cluster, as the settings of {@code MILLRACE_KAFKA_…} and {@code _TOPICS_…} say. */
public final class Cluster implements AutoCloseable {
    private final KafkaSettings kafka;
    private final TopicsConfig config;
    private final TopicSetup setup;

    private Cluster(KafkaSettings kafka, TopicsConfig config, TopicSetup setup) {
        this.kafka = kafka;
        this.config = config;
        this.setup = setup;
    }

    /**
     * Reads the settings and makes a client; nothing is asked of the brokers yet.
     *
     * @throws CannotStart when settings are missing or wrong
     */
    public static Cluster open(Map<String, String> environment) throws CannotStart {
        var settings = new SettingsReader(SettingsSource.of(environment), "KAFKA", "TOPICS");
        var config = TopicsConfig.from(settings);
        var kafka = settings.kafka();
        settings.verify();
        return new Cluster(kafka, config, TopicSetup.connect(kafka));
    }

    /** The topics there should be. */
    public Topics topics() {
        return new Topics(config);
    }

    /** Stands before each topic's name. */
    public String prefix() {
        return config.prefix();
    }

    /** Compares topics with those that are declared. */
    public TopicSetup setup() {
        return setup;
    }

    /** For questions to the brokers. */
    public Admin admin() {
        return setup.admin();
    }

    /** Reads what is committed. */
    public Stretches reader() {
        return new Stretches(new DeliveryClients(kafka).reader(Isolation.COMMITTED));
    }

    /** Writes what all in-sync replicas have. */
    public Producer<String, byte[]> producer() {
        return new DeliveryClients(kafka).producer();
    }

    /**
     * Sees to it that these topics are there.
     *
     * @throws CannotStart naming each that is missing or has another number of partitions, or when no broker answers
     */
    public void require(Collection<Topic<String, ?>> wanted) throws CannotStart {
        var plan = setup.plan(wanted);
        if (!plan.missing().isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "topics are missing: "
                    + plan.missing().stream().map(Topic::name).collect(Collectors.joining(", "))
                    + "; create them with `millrace setup`, or set MILLRACE_TOPICS_PREFIX to that of the pipeline");
        }
        if (!plan.conflicts().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join("; ", plan.conflicts())
                    + "; set MILLRACE_TOPICS_PARTITIONS to what is there");
        }
    }

    @Override
    public void close() {
        setup.close();
    }
}
