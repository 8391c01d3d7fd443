package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topics;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandPackingTest {
    private static final String ODD = "\"}\\\n\u0000 é 漢 😀 ]]";

    private final CommandPacking packing = new CommandPacking();

    /** The second time each document comes from what was kept of the first. */
    @ParameterizedTest(name = "with a customer: {0}")
    @ValueSource(booleans = {true, false})
    void shouldWriteWhatTheTopicReads(boolean withCustomer) {
        // Given
        var topic = new Topics(Given.config(Map.of()).topics()).fluent(EventFamily.ORDERS);
        var variables = Json.object();
        variables.putObject("input").put("ref", ODD).put("price", new BigDecimal("12.50")).putNull("x");
        var command = new Command(EventFamily.ORDERS, ODD, withCustomer ? Optional.of(ODD) : Optional.empty(),
                "2026-11-20T08:15:30Z", "0123abcd", "e-1", "order.paid",
                new SourceRecord("commerce.orders", 3, 17, Given.NOON), Given.NOON.plusNanos(1_000_000),
                Map.of("createOrder", new Mutation("mutation { " + ODD + " }", variables),
                        "createOrderAndCustomer", new Mutation("mutation {x}", Json.object())));
        packing.pack(command, packing.variables(command.mutations()));

        // When
        var bytes = packing.pack(command, packing.variables(command.mutations()));

        // Then
        assertThat(topic.values().deserializer().deserialize(topic.name(), bytes)).isEqualTo(command);
        assertThat(Json.read(bytes))
                .isEqualTo(Json.read(topic.values().serializer().serialize(topic.name(), command)));
    }
}
