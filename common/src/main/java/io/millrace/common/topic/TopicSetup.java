package io.millrace.common.topic;

import io.millrace.common.service.CannotStart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the topics as declared with those of a cluster. Blocks; safe for any thread. */
public final class TopicSetup {
    private final Admin admin;

    /** Uses {@code admin}, and leaves closing it to the caller. */
    public TopicSetup(Admin admin) {
        this.admin = admin;
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
     * Creates the topics. One that somebody else created meanwhile counts as created.
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

    private static Optional<TopicDescription> found(Map<String, KafkaFuture<TopicDescription>> described, String name)
            throws CannotStart {
        var description = described.get(name);
        return description == null
                ? Optional.empty()
                : await(description, "describe topic " + name, UnknownTopicOrPartitionException.class);
    }

    private static <T> Optional<T> await(KafkaFuture<T> future, String what, Class<? extends Exception> expected)
            throws CannotStart {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            if (expected.isInstance(cause)) {
                return Optional.empty();
            }
            throw new CannotStart("cannot " + what + ": " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while waiting for Kafka to " + what, e);
        }
    }
}
