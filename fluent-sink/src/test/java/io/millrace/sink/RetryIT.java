package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Origin;
import io.millrace.common.delivery.RetryHeaders;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.sandbox.fluent.FluentConfig;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order through retry topics, with a broker and the simulator of Fluent. */
final class RetryIT {
    private static final EventFamily CUSTOMERS = EventFamily.CUSTOMERS;

    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = rig(Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    private static SinkRig rig(Duration... delays) throws Exception {
        return new SinkRig(FluentConfig.local(), RouteConfig.DEFAULT, List.of(delays));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private void send(String key, String name) throws Exception {
        rig.send(Commands.customer(key, name, "First".equals(name) ? "customer.created" : "customer.updated"));
    }

    /** The first record fails and waits in the first tier; two more are parked behind it, and Fluent is out. */
    private void park(String... keys) throws Exception {
        rig.fluent.faults().mutations().refuseNext(keys.length, "S0002E");
        for (var key : keys) {
            send(key, "First");
        }
        eventually().until(() -> waiting(1).containsAll(List.of(keys)));
        rig.fluent.faults().http().startOutage();
        for (var key : keys) {
            send(key, "Second");
            send(key, "Third");
        }
        eventually().until(() -> waiting(1).size() == 3 * keys.length);
    }

    /** The keys of all records that were put into a tier so far. */
    private List<String> waiting(int tier) {
        return rig.read(rig.topics.retries(rig.topics.fluent(CUSTOMERS)).get(tier - 1)).stream()
                .map(ConsumerRecord::key).toList();
    }

    private void assertInOrder(String key) {
        eventually().until(() -> rig.endings(key).size() == 3);
        assertThat(rig.endings(key)).extracting(Ending::kind).containsOnly(Ending.Kind.DELIVERED);
        assertThat(rig.fluent.journal().operations(key))
                .containsExactly("createCustomer", "updateCustomer", "updateCustomer");
        assertThat(rig.fluent.store().customer(key).orElseThrow().name()).startsWith("Third");
    }

    @Test
    void shouldParkTheFollowersOfAFailedRecordAndDeliverThemAfterIt() throws Exception {
        // Given
        rig.start();
        park("slow");

        // When
        rig.fluent.faults().http().endOutage();

        // Then
        assertInOrder("slow");
        assertThat(rig.endings("slow").getFirst().delivery().orElseThrow().attempts()).isEqualTo(2);
        assertThat(rig.endings("slow").getFirst().delivery().orElseThrow().took().delivering())
                .isGreaterThan(Duration.ofSeconds(4));
        assertThat(rig.waiting(CUSTOMERS, 2, "slow")).isEmpty();
        assertThat(rig.read(rig.topics.outcomes()))
                .extracting(ending -> Origin.readFrom(ending.headers()).orElseThrow().offset()).isSorted();
    }

    @Test
    void shouldLetOtherKeysGoOnWhileOneWaits() throws Exception {
        // Given
        rig.close();
        rig = rig(Duration.ofMillis(200), Duration.ofHours(1));
        rig.fluent.faults().mutations().refuse("slow", "S0002E");
        rig.start();
        send("slow", "First");
        send("slow", "Second");
        eventually().until(() -> !rig.waiting(CUSTOMERS, 2, "slow").isEmpty());

        // When
        for (var i = 0; i < 30; i++) {
            send("quick-" + i, "First");
        }

        // Then
        eventually().until(() -> rig.fluent.store().customers().size() == 30);
        assertThat(rig.endings("slow")).isEmpty();
    }

    @Test
    void shouldKnowWhatIsParkedWhenItIsStartedAgain() throws Exception {
        // Given
        rig.start();
        park("slow");
        rig.stop();
        rig.fluent.faults().http().endOutage();

        // When
        rig.start();

        // Then
        assertInOrder("slow");
    }

    @Test
    void shouldKeepTheOrderWhenParkedKeysChangeTheirOwner() throws Exception {
        // Given
        var keys = new String[]{"one", "two", "three", "four", "five", "six"};
        rig.start();
        park(keys);

        // When
        rig.start();
        rig.fluent.faults().http().endOutage();

        // Then
        for (var key : keys) {
            assertInOrder(key);
        }
    }

    @Test
    void shouldTellTheWholeStoryWhenGivenUp() throws Exception {
        // Given
        rig.fluent.faults().mutations().refuse("broken", "S0002E");
        rig.start();

        // When
        send("broken", "First");

        // Then
        eventually().until(() -> !rig.endings("broken").isEmpty());
        var headers = rig.deadLetters(CUSTOMERS).getFirst().headers();
        assertThat(EventHeaders.text(headers, "dlq_attempts")).contains("3");
        assertThat(EventHeaders.text(headers, "dlq_story").orElseThrow().lines())
                .hasSize(3).allMatch(line -> line.matches("\\S+ createCustomer S0002E"));
        assertThat(EventHeaders.text(headers, "dlq_first_failed")).isPresent();
        assertThat(headers).extracting(header -> header.key()).noneMatch(name -> name.startsWith("retry_"));
    }

    private void hold(String key) throws Exception {
        rig.holdBlockedKeys();
        rig.fluent.faults().mutations().refuse(key, "C0160E");
        rig.start();
        send(key, "First");
        eventually().until(() -> rig.endings(key).size() == 1);
        rig.fluent.faults().mutations().accept(key);
        send(key, "Second");
        // A mark for the dead letter, and the record behind it.
        eventually().until(() -> rig.waiting(CUSTOMERS, 2, key).stream().anyMatch(record -> record.value() == null)
                && rig.waiting(CUSTOMERS, 2, key).stream().anyMatch(record -> record.value() != null));
    }

    @Test
    void shouldHoldTheKeyOfADeadLetterUntilItIsSentAgain() throws Exception {
        // Given
        hold("bad");
        rig.stop();
        rig.start();
        var marks = rig.waiting(CUSTOMERS, 2, "bad").size();
        eventually().until(() -> rig.waiting(CUSTOMERS, 2, "bad").size() > marks);
        var held = rig.endings("bad");

        // When
        rig.send(Commands.customer("bad", "First, mended", "customer.created"), EventHeaders.REPLAY, "replay-1");

        // Then
        assertThat(held).singleElement().satisfies(ending -> assertThat(ending.cause().orElseThrow().message())
                .contains("later records of its key are held"));
        eventually().until(() -> rig.endings("bad").size() == 3);
        assertThat(rig.fluent.journal().operations("bad")).containsExactly("createCustomer", "updateCustomer");
        assertThat(rig.fluent.store().customer("bad").orElseThrow().name()).startsWith("Second");
    }

    @Test
    void shouldLetTheKeyGoOnWhenAPersonReleasesIt() throws Exception {
        // Given
        hold("bad");

        // When
        rig.send(Commands.customer("bad", "unused", "customer.updated"), RetryHeaders.RELEASE, "by hand");

        // Then
        eventually().until(() -> rig.endings("bad").size() == 2);
        assertThat(rig.fluent.store().customer("bad").orElseThrow().name()).startsWith("Second");
        assertThat(rig.read(rig.topics.outcomes())).extracting(ConsumerRecord::key).hasSize(2);
    }

    @Test
    void shouldUseUpNoAttemptOfWhatWaitsInATierWhenFluentIsOut() throws Exception {
        // Given
        var sink = rig.start();
        park("slow");
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(8))
                .until(() -> rig.waiting(CUSTOMERS, 2, "slow").isEmpty() && sink.readiness().isReady());

        // When
        rig.fluent.faults().http().endOutage();

        // Then
        assertInOrder("slow");
        assertThat(rig.endings("slow").getFirst().delivery().orElseThrow().attempts()).isEqualTo(2);
    }
}
