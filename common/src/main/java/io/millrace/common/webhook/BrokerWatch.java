package io.millrace.common.webhook;

import io.millrace.common.service.Readiness;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers every second whether each partition of some topics can be written to, on a thread of its own, so
 * that readiness goes down and comes back without any request.
 */
final class BrokerWatch implements Readiness.Check, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;
    private final List<String> topics;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("broker-watch").factory());
    private volatile Optional<String> trouble = Optional.empty();

    /** Starts at once; leaves closing {@code admin} to the caller. */
    BrokerWatch(Admin admin, Collection<String> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
        var _ = thread.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        var seen = seen();
        if (seen.isPresent() != trouble.isPresent()) {
            seen.ifPresentOrElse(
                    reason -> LOG.atWarn().addKeyValue("reason", reason).log("The brokers cannot be written to"),
                    () -> LOG.atInfo().log("The brokers can be written to again"));
        }
        trouble = seen;
    }

    private Optional<String> seen() {
        try {
            var options = new DescribeTopicsOptions().timeoutMs(Math.toIntExact(PATIENCE.toMillis()));
            return admin.describeTopics(topics, options).allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).values().stream()
                    .filter(BrokerWatch::isLeaderless)
                    .map(topic -> "a partition of " + topic.name() + " has no leader")
                    .findFirst();
        } catch (ExecutionException e) {
            return Optional.of("the brokers cannot tell of the topics: "
                    + Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName());
        } catch (TimeoutException | KafkaException _) {
            return Optional.of("the brokers do not answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return trouble;
        }
    }

    private static boolean isLeaderless(TopicDescription topic) {
        return topic.partitions().stream()
                .anyMatch(partition -> partition.leader() == null || partition.leader().isEmpty());
    }
}
