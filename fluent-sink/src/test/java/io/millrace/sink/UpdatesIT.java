package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.event.EventFamily;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.SchemaAge;
import io.millrace.sink.RouteConfig.CustomerUpdates;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of orders and customers that Fluent has already. */
final class UpdatesIT {
    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SinkRig(FluentConfig.local());
    }

    /** An account of 2022, which has no updateCustomer. */
    private void openOld(CustomerUpdates updates) throws Exception {
        rig.close();
        rig = new SinkRig(FluentConfig.local().withSchemaAge(SchemaAge.OF_2022), new RouteConfig(updates, 10));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private Ending ending(String key, int number) {
        await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50))
                .until(() -> rig.endings(key).size() > number);
        return rig.endings(key).get(number);
    }

    @Test
    void shouldUpdateAnOrderAndItsItemsWhenTheCommandSaysSo() throws Exception {
        // Given
        rig.start();
        var created = Commands.orderUpdate("order-1", "order.created");
        var line = created.mutation("createOrderAndCustomer").variables().at("/input/items/0/ref").stringValue();
        rig.send(created);

        // When
        rig.send(Commands.orderUpdate("order-1", "order.updated", line));

        // Then
        assertThat(ending("order-1", 1).delivery().orElseThrow().operation()).contains("updateOrder");
        var order = rig.fluent.store().order("order-1").orElseThrow();
        assertThat(order.content().at("/items").toString()).contains("\"quantity\":7");
        assertThat(order.attribute("ep.state").orElseThrow().stringValue()).isEqualTo("order.updated");
    }

    @Test
    void shouldSayWhichItemFluentDoesNotKnow() throws Exception {
        // Given
        rig.start();
        rig.send(Commands.order("order-1", "maria"));

        // When
        rig.send(Commands.orderUpdate("order-1", "order.updated", "no-such-line"));

        // Then
        assertThat(ending("order-1", 1).cause().map(Cause::message).orElseThrow())
                .isEqualTo("the order in Fluent has no item with the ref of input.items[0]");
    }

    @Test
    void shouldWaitAndSayWhichSettingHelpsWhenTheAccountHasNoUpdateCustomer() throws Exception {
        // Given
        openOld(CustomerUpdates.ON);
        var sink = rig.start();

        // When
        rig.send(Commands.customer("maria", "Maria", "customer.updated"));

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> !sink.readiness().isReady());
        assertThat(sink.readiness().troubles().get("fluent-customers")).startsWith("this Fluent account has no updateCustomer")
                .contains("MILLRACE_SINK_CUSTOMER_UPDATES=off");
        assertThat(rig.deadLetters(EventFamily.CUSTOMERS)).isEmpty();
    }

    @Test
    void shouldLeaveACustomerAsItIsWhenUpdatesAreOff() throws Exception {
        // Given
        openOld(CustomerUpdates.OFF);
        rig.start();
        rig.send(Commands.customer("maria", "First", "customer.updated"));
        rig.send(Commands.customer("maria", "Second", "customer.updated"));

        // When
        rig.send(Commands.customer("maria", "Third", "customer.created"));

        // Then
        assertThat(ending("maria", 2).cause().map(Cause::word)).contains("already-there");
        assertThat(rig.endings("maria")).extracting(Ending::kind).containsOnly(Ending.Kind.DELIVERED);
        assertThat(rig.fluent.journal().operations("maria")).containsExactly("createCustomer");
        assertThat(rig.fluent.store().customer("maria").orElseThrow().name()).startsWith("First");
    }
}
