package io.millrace.common.topic;

import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.start.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the topics as declared with those of a cluster. Blocks; safe for any thread. */
public final class TopicSetup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A busy broker takes its time with hundreds of partitions. */
    private static final Duration LEADERS = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private final String brokers;
    private final Admin admin;

    private TopicSetup(String brokers, Admin admin) {
        this.brokers = brokers;
        this.admin = admin;
    }

    /**
     * A client that gives up after 10 s, unless {@code KAFKA_DEFAULT_API_TIMEOUT_MS} says something else.
     *
     * @throws CannotStart when the settings for Kafka cannot be used
     */
    public static TopicSetup connect(KafkaSettings kafka) throws CannotStart {
        var settings = new HashMap<>(kafka.admin());
        settings.putIfAbsent("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
        settings.putIfAbsent("request.timeout.ms", Math.toIntExact(PATIENCE.dividedBy(2).toMillis()));
        try {
            return new TopicSetup(String.valueOf(settings.get("bootstrap.servers")), Admin.create(settings));
        } catch (KafkaException e) {
            throw new CannotStart(
                    "cannot connect to Kafka with these settings: " + ExceptionUtils.getRootCause(e).getMessage(), e);
        }
    }

    /**
     * Connects, fails with one sentence unless each topic is there as declared, and disconnects.
     *
     * @throws CannotStart naming each topic that is missing or has another number of partitions
     */
    public static void require(KafkaSettings kafka, Collection<Topic<String, ?>> wanted) throws CannotStart {
        try (var setup = connect(kafka)) {
            setup.require(wanted);
        }
    }

    /**
     * What is to be done, and what cannot be done by creating topics.
     *
     * @param missing not there yet
     * @param conflicts topics with another number of partitions, each as a sentence
     */
    public record Plan(List<Topic<String, ?>> missing, List<String> conflicts) {}

    /**
     * Looks, and changes nothing.
     *
     * @throws CannotStart when the cluster does not answer
     */
    public Plan plan(Collection<Topic<String, ?>> wanted) throws CannotStart {
        var described = admin.describeTopics(wanted.stream().map(Topic::name).toList()).topicNameValues();
        var missing = new ArrayList<Topic<String, ?>>();
        var conflicts = new ArrayList<String>();
        for (var topic : wanted) {
            var found = found(described, topic.name());
            if (found.isEmpty()) {
                missing.add(topic);
            } else if (found.get().partitions().size() != topic.partitions()) {
                conflicts.add(topic.name() + " has " + found.get().partitions().size() + " partitions where "
                        + topic.partitions() + " are configured");
            }
        }
        return new Plan(List.copyOf(missing), List.copyOf(conflicts));
    }

    /**
     * Creates the topics, and returns when they can be seen and the leader of each partition answers. One that somebody
     * else created meanwhile counts as created.
     *
     * @throws CannotStart when the cluster refuses or does not answer
     */
    public void create(Collection<Topic<String, ?>> missing, short replication) throws CannotStart {
        var results = admin.createTopics(missing.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replication).configs(topic.settings()))
                .toList()).values();
        for (var result : results.entrySet()) {
            await(result.getValue(), "create topic " + result.getKey(), TopicExistsException.class);
        }
        for (var look = 0; look < LOOKS && !plan(missing).missing().isEmpty(); look++) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        awaitLeaders(missing);
    }

    /**
     * Fails with one sentence unless each topic is there as declared.
     *
     * @throws CannotStart naming each topic that is missing or has another number of partitions
     */
    public void require(Collection<Topic<String, ?>> wanted) throws CannotStart {
        var plan = plan(wanted);
        if (!plan.missing().isEmpty()) {
            throw new CannotStart("topics are missing: "
                    + plan.missing().stream().map(Topic::name).collect(Collectors.joining(", "))
                    + "; create them with `millrace setup`");
        }
        if (!plan.conflicts().isEmpty()) {
            throw new CannotStart("topics are not as configured: " + String.join("; ", plan.conflicts())
                    + "; set MILLRACE_TOPICS_PARTITIONS to what is there");
        }
    }

    /**
     * A broker that has not heard yet that it leads a partition refuses what is sent to it. When it refuses the first
     * batch of a producer and takes the second, it refuses the first for ever, until the producer gives it up
     * (KAFKA-15591). The client asks each leader until it answers.
     */
    private void awaitLeaders(Collection<Topic<String, ?>> created) throws CannotStart {
        var described = admin.describeTopics(created.stream().map(Topic::name).toList()).topicNameValues();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : created) {
            found(described, topic.name()).ifPresent(description -> description.partitions().forEach(partition -> latest
                    .put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        }
        var options = new ListOffsetsOptions().timeoutMs(Math.toIntExact(LEADERS.toMillis()));
        await(admin.listOffsets(latest, options).all(), "find the leaders of the new topics",
                UnknownTopicOrPartitionException.class);
    }

    /** The client, for further questions; closed with this. */
    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        admin.close(CLOSING);
    }

    private Optional<TopicDescription> found(Map<String, KafkaFuture<TopicDescription>> described, String name)
            throws CannotStart {
        var description = described.get(name);
        return description == null
                ? Optional.empty()
                : await(description, "describe topic " + name, UnknownTopicOrPartitionException.class);
    }

    private <T> Optional<T> await(KafkaFuture<T> future, String what, Class<? extends Exception> expected)
            throws CannotStart {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException e) {
            var cause = ExceptionUtils.getRootCause(e);
            if (expected.isInstance(cause)) {
                return Optional.empty();
            }
            throw cause instanceof TimeoutException
                    ? new CannotStart("cannot reach the brokers at " + brokers
                            + "; start them, or set MILLRACE_KAFKA_BOOTSTRAP_SERVERS to where they are", e)
                    : new CannotStart("cannot " + what + ": " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for Kafka to " + what, e);
        }
    }
}
