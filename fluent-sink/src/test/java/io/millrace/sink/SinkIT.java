package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.event.EventFamily;
import io.millrace.sandbox.fluent.FluentConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sink promises, with a broker and the simulator of Fluent. */
final class SinkIT {
    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SinkRig(FluentConfig.local());
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private Ending ending(String key) {
        eventually().until(() -> !rig.endings(key).isEmpty());
        return rig.endings(key).getFirst();
    }

    @Test
    void shouldCreateTheCustomerWithTheFirstOrderAndFindItForTheNext() throws Exception {
        // Given
        rig.start();

        // When
        rig.send(Commands.order("order-1", "maria"));
        var first = ending("order-1");
        rig.send(Commands.order("order-2", "maria"));
        var second = ending("order-2");

        // Then
        assertThat(first.kind()).isEqualTo(Ending.Kind.DELIVERED);
        assertThat(first.delivery().orElseThrow().operation()).contains("createOrderAndCustomer");
        assertThat(first.delivery().orElseThrow().fluentId())
                .isEqualTo(rig.fluent.store().order("order-1").map(order -> order.id()));
        assertThat(second.delivery().orElseThrow().operation()).contains("createOrder");
        assertThat(rig.fluent.store().order("order-2").orElseThrow().username()).isEqualTo("maria");
        assertThat(rig.fluent.traffic().lastTraceparent("order-2").orElseThrow()).contains("-");
    }

    @Test
    void shouldKeepTheOrderOfAKeyWhileOtherKeysOvertake() throws Exception {
        // Given
        rig.fluent.faults().mutations().refuseNext(2, "S0002E");
        rig.send(Commands.customer("slow", "First", "customer.created"));
        rig.send(Commands.customer("slow", "Second", "customer.updated"));
        rig.send(Commands.customer("slow", "Third", "customer.updated"));
        for (var i = 0; i < 30; i++) {
            rig.send(Commands.customer("quick-" + i, "Name", "customer.created"));
        }

        // When
        rig.start();

        // Then
        eventually().until(() -> rig.fluent.store().customers().size() == 31 && rig.endings("slow").size() == 3);
        assertThat(rig.fluent.journal().operations("slow"))
                .containsExactly("createCustomer", "updateCustomer", "updateCustomer");
        assertThat(rig.fluent.store().customer("slow").orElseThrow().name()).startsWith("Third");
    }

    @Test
    void shouldLoseNothingAndUseUpNothingWhenFluentIsOut() throws Exception {
        // Given
        rig.fluent.faults().http().startOutage();
        var sink = rig.start();
        for (var i = 0; i < 50; i++) {
            rig.send(Commands.order("order-" + i, "customer-" + i));
        }
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> sink.readiness().isReady());

        // When
        rig.fluent.faults().http().endOutage();

        // Then
        eventually().until(() -> rig.fluent.store().orderCount() == 50);
        eventually().until(() -> rig.read(rig.topics.outcomes()).size() == 50);
        assertThat(rig.deadLetters(EventFamily.ORDERS)).isEmpty();
        assertThat(ending("order-0").delivery().orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenFluentDidNotListen() throws Exception {
        // Given
        rig.fluent.stopListening();
        rig.start();
        rig.send(Commands.customer("maria", "Maria", "customer.updated"));

        // When
        rig.fluent.listenAgain();

        // Then
        assertThat(ending("maria").kind()).isEqualTo(Ending.Kind.DELIVERED);
        assertThat(ending("maria").delivery().orElseThrow().attempts()).isEqualTo(2);
        assertThat(rig.fluent.journal().operations("maria")).containsExactly("createCustomer");
    }

    @Test
    void shouldCreateOneOrderWhenTheAnswerIsLost() throws Exception {
        // Given
        rig.fluent.faults().mutations().resetAfterCommit(1);
        rig.fluent.faults().mutations().timeOutAfterCommit(1);
        rig.start();

        // When
        rig.send(Commands.order("order-1", "maria"));
        rig.send(Commands.order("order-2", "erik"));

        // Then
        assertThat(ending("order-1").kind()).isEqualTo(Ending.Kind.DELIVERED);
        assertThat(ending("order-2").delivery().orElseThrow().fluentId())
                .isEqualTo(rig.fluent.store().order("order-2").map(order -> order.id()));
        assertThat(rig.fluent.journal().operations("order-1")).hasSize(1);
        assertThat(rig.fluent.traffic().attempts("createOrderAndCustomer", "order-1")).isEqualTo(1);
        assertThat(rig.fluent.traffic().attempts("createOrderAndCustomer", "order-2")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheSourceEventWhenFluentRefuses() throws Exception {
        // Given
        rig.fluent.faults().mutations().refuse("bad", "C0160E");
        rig.start();

        // When
        var source = rig.send(Commands.customer("bad", "First", "customer.created"));
        var ending = ending("bad");
        rig.fluent.faults().mutations().accept("bad");
        rig.send(Commands.customer("bad", "Second", "customer.updated"));

        // Then
        assertThat(ending.kind()).isEqualTo(Ending.Kind.DEAD_LETTER);
        assertThat(ending.cause().orElseThrow()).satisfies(cause -> {
            assertThat(cause.word()).isEqualTo("refused");
            assertThat(cause.message()).startsWith("C0160E");
        });
        var letter = rig.deadLetters(EventFamily.CUSTOMERS).getFirst();
        assertThat(letter.key()).isEqualTo("bad");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"event-bad\"}");
        assertThat(DeadLetter.readFrom(letter.headers())).hasValueSatisfying(why -> {
            assertThat(why.holds()).isEqualTo(Holds.EVENT);
            assertThat(why.errorClass()).isEqualTo("refused");
            assertThat(why.code()).contains("C0160E");
            assertThat(why.attempts()).isEqualTo(1);
            assertThat(why.source()).isEqualTo(source);
        });
        eventually().until(() -> rig.fluent.store().customer("bad").isPresent());
    }

    @Test
    void shouldGiveUpWhenACommandFailsTooOften() throws Exception {
        // Given
        rig.fluent.faults().mutations().refuse("broken", "S0002E");
        rig.start();

        // When
        rig.send(Commands.customer("broken", "First", "customer.created"));

        // Then
        assertThat(ending("broken").cause().map(Cause::message).orElseThrow())
                .startsWith("S0002E: gave up after 3 failures");
        assertThat(ending("broken").delivery().orElseThrow().attempts()).isEqualTo(3);
    }

    @Test
    void shouldKeepTheRecordWhenItIsNoCommand() throws Exception {
        // Given
        rig.start();
        var value = "not JSON".getBytes(StandardCharsets.UTF_8);

        // When
        rig.send(rig.topics.fluent(EventFamily.ORDERS), "odd", value, "order.paid");

        // Then
        assertThat(ending("odd").cause()).contains(Cause.of("command", "the value is not a command"));
        var letter = rig.deadLetters(EventFamily.ORDERS).getFirst();
        assertThat(letter.value()).isEqualTo(value);
        assertThat(DeadLetter.readFrom(letter.headers()).orElseThrow().holds()).isEqualTo(Holds.COMMAND);
    }

    @Test
    void shouldCreateNothingTwiceWhenRestarted() throws Exception {
        // Given
        rig.fluent.faults().http().latency(Duration.ofMillis(100));
        for (var i = 0; i < 40; i++) {
            rig.send(Commands.order("order-" + i, "customer-" + i));
        }
        rig.start();
        eventually().until(() -> rig.fluent.store().orderCount() > 5);
        rig.stop();
        var before = rig.fluent.store().orderCount();
        rig.fluent.faults().clear();

        // When
        rig.start();

        // Then
        eventually().until(() -> rig.read(rig.topics.outcomes()).stream().map(ConsumerRecord::key).distinct()
                .count() == 40);
        assertThat(before).isLessThan(40);
        assertThat(rig.fluent.journal().effects()).filteredOn(effect -> effect.ref().startsWith("order-")).hasSize(40);
        assertThat(rig.deadLetters(EventFamily.ORDERS)).isEmpty();
    }

    @Test
    void shouldWaitAndSayWhyWhenAPermissionIsMissing() throws Exception {
        // Given
        rig.fluent.faults().permissions().withhold("CUSTOMER_CREATE");
        var sink = rig.start();
        rig.send(Commands.customer("maria", "Maria", "customer.created"));
        eventually().until(() -> !sink.readiness().isReady());
        var troubles = Map.copyOf(sink.readiness().troubles());

        // When
        rig.fluent.faults().permissions().grant("CUSTOMER_CREATE");

        // Then
        assertThat(troubles.get("fluent-customers")).contains("lacks a permission (C0020E)")
                .contains("CUSTOMER_CREATE");
        assertThat(ending("maria").delivery().orElseThrow().attempts()).isEqualTo(1);
        assertThat(sink.readiness().troubles()).isEmpty();
    }

    @Test
    void shouldLetOtherChainsGoOnWhenOneLacksAPermission() throws Exception {
        // Given
        rig.fluent.faults().permissions().withhold("ORDER_CREATE");
        var sink = rig.start();
        rig.send(Commands.order("order-1", "maria"));
        eventually().until(() -> !sink.readiness().isReady());

        // When
        rig.send(Commands.customer("erik", "Erik", "customer.created"));

        // Then
        assertThat(ending("erik").kind()).isEqualTo(Ending.Kind.DELIVERED);
        assertThat(sink.readiness().troubles()).containsOnlyKeys("fluent-orders");
        assertThat(rig.endings("order-1")).isEmpty();
    }

    @Test
    void shouldLogInOnceMoreWhenItsTokenIsRevoked() throws Exception {
        // Given
        rig.start();
        rig.send(Commands.order("order-1", "maria"));
        ending("order-1");

        // When
        rig.fluent.revokeTokens();
        for (var i = 2; i < 30; i++) {
            rig.send(Commands.order("order-" + i, "maria"));
        }

        // Then
        eventually().until(() -> rig.fluent.store().orderCount() == 29);
        assertThat(rig.fluent.traffic().logins()).isEqualTo(2);
    }
}
