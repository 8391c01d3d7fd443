package io.millrace.common.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = new Topics(new TopicsConfig("eu.", 6, 3, Duration.ofDays(14), Duration.ofDays(90),
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1))));

    @Test
    void shouldNameEveryTopicOfTheDesignWhenAskedForAll() {
        // When
        var all = topics.all();

        // Then
        assertThat(all).extracting(Topic::name).containsExactlyInAnyOrder(
                "eu.commerce.orders", "eu.commerce.customers", "eu.commerce.products", "eu.commerce.releases",
                "eu.commerce.orders.dlq", "eu.commerce.customers.dlq", "eu.commerce.products.dlq",
                "eu.commerce.releases.dlq", "eu.fluent.orders", "eu.fluent.customers", "eu.fluent.products",
                "eu.fluent.orders.dlq", "eu.fluent.customers.dlq", "eu.fluent.products.dlq", "eu.pipeline.outcomes",
                "eu.fluent.orders.retry.1", "eu.fluent.orders.retry.2", "eu.fluent.customers.retry.1",
                "eu.fluent.customers.retry.2", "eu.fluent.products.retry.1", "eu.fluent.products.retry.2",
                "eu.commerce.releases.retry.1", "eu.commerce.releases.retry.2", "eu.reader.jobs", "eu.reader.jobs.dlq",
                "eu.reader.jobs.retry.1", "eu.reader.jobs.retry.2", "eu.reader.progress", "eu.reader.skus",
                "eu.capture.requests", "eu.capture.requests.dlq", "eu.capture.requests.retry.1",
                "eu.capture.requests.retry.2");
    }

    @Test
    void shouldKeepAnEntityInOnePartitionNumberWhenItGoesDownTheChain() {
        // When
        var all = topics.all();

        // Then
        assertThat(all).extracting(Topic::partitions).containsOnly(6);
    }

    @Test
    void shouldHaveRoomForTheReasonsWhenTheLargestRecordIsADeadLetter() {
        // Given
        var events = topics.commerce(EventFamily.ORDERS);

        // When
        var deadLetters = topics.deadLetters(events);

        // Then
        assertThat(deadLetters.settings()).containsEntry("max.message.bytes",
                Integer.toString(Topic.MAX_RECORD_BYTES + Topic.HEADROOM_BYTES));
    }

    @Test
    void shouldRefuseRecordsOfTheFutureInEveryTopic() {
        // When
        var all = topics.all();

        // Then
        assertThat(all).extracting(Topic::settings)
                .allSatisfy(
                        settings -> assertThat(settings).containsEntry("message.timestamp.after.max.ms", "3600000"));
    }

    @Test
    void shouldKeepTheNewestOfEachKeyWhenATopicIsAMemory() {
        // When
        var memories = topics.all().stream()
                .filter(topic -> "compact".equals(topic.settings().get("cleanup.policy"))).map(Topic::name);

        // Then
        assertThat(memories).containsExactlyInAnyOrder("eu.reader.progress", "eu.reader.skus");
    }

    @Test
    void shouldReadBackACommandWhenItWasWritten() {
        // Given
        var topic = topics.fluent(EventFamily.ORDERS);
        var variables = Json.object();
        variables.putObject("input").put("ref", "order-1");
        var command = new Command(EventFamily.ORDERS, "order-1", Optional.of("customer-1"), "2026-11-20T08:15:30Z",
                "0123abcd", "event-1", "order.paid",
                new SourceRecord("commerce.orders", 3, 17, Instant.parse("2026-11-20T08:15:31Z")),
                Instant.parse("2026-11-20T08:15:32Z"),
                Map.of("createOrder", new Mutation("mutation {x}", variables)));

        // When
        var bytes = topic.values().serializer().serialize(topic.name(), command);

        // Then
        assertThat(topic.values().deserializer().deserialize(topic.name(), bytes)).isEqualTo(command);
    }
}
