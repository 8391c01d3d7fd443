package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AtomicityTest {
    private static final int CALLERS = 16;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World().withCustomer();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @RepeatedTest(3)
    void shouldLetOneSucceedWhenManyCreateTheSameOrder() throws Exception {
        // Given
        var codes = new ArrayList<String>();

        // When
        for (var answer : atOnce(() -> world.caller().mutate("createOrder", world.input("createOrder")))) {
            codes.add(answer.at("/errors/0/extensions/code").asString("created"));
        }

        // Then
        assertThat(codes).containsOnly("created", "C0121E").containsOnlyOnce("created");
        assertThat(world.simulator().store().orders()).hasSize(1);
        assertThat(world.simulator().traffic().attempts("createOrder", Samples.input("createOrder").path("ref")
                .asString())).isEqualTo(CALLERS);
    }

    @Test
    void shouldKeepEveryAttributeWhenManyUpdateTheSameOrder() throws Exception {
        // Given
        world.withOrder();
        var id = world.simulator().store().orders().getFirst().id();
        var number = new AtomicInteger();

        // When
        atOnce(() -> {
            var input = Json.object().put("id", id);
            var name = "a" + number.getAndIncrement();
            input.putArray("attributes").addObject().put("name", name).put("type", "STRING").put("value", "x");
            return world.caller().succeed("updateOrder", input);
        });

        // Then
        var order = world.simulator().store().orders().getFirst();
        assertThat(IntStream.range(0, CALLERS)).allMatch(each -> order.attribute("a" + each).isPresent());
    }

    @Test
    void shouldLeaveNothingBehindWhenTheCustomerOfAnOrderExists() throws Exception {
        // Given
        var input = Samples.input("createOrderAndCustomer");
        input.set("customer", Samples.input("createCustomer"));

        // When
        var answer = world.caller().mutate("createOrderAndCustomer", input);

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0123E");
        assertThat(world.simulator().store().orders()).isEmpty();
        assertThat(world.simulator().store().customers()).hasSize(1);
    }

    @Test
    void shouldLeaveNoCustomerBehindWhenTheOrderExists() throws Exception {
        // Given
        world.withOrder();
        var input = Samples.input("createOrderAndCustomer");
        input.set("ref", Samples.input("createOrder").get("ref"));

        // When
        var answer = world.caller().mutate("createOrderAndCustomer", input);

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0121E");
        assertThat(world.simulator().store().customers()).hasSize(1);
    }

    @Test
    void shouldKeepTheVariantsUnlinkedWhenOneOfThemIsMissing() throws Exception {
        // Given
        world.withProducts();
        var input = Samples.input("createStandardProduct").put("ref", "OTHER");
        var variants = input.putArray("variants");
        variants.addObject().put("ref", "TSHIRT-RED-M").putObject("catalogue").put("ref", "PC:MASTER:1");
        variants.addObject().put("ref", "NONE").putObject("catalogue").put("ref", "PC:MASTER:1");

        // When
        world.caller().mutate("createStandardProduct", input);

        // Then
        assertThat(world.simulator().store().standardProduct("PC:MASTER:1", "OTHER")).isEmpty();
        assertThat(world.simulator().store().variantProduct("PC:MASTER:1", "TSHIRT-RED-M").orElseThrow().parent())
                .contains("TSHIRT");
    }

    private static Iterable<JsonNode> atOnce(Callable<JsonNode> call) throws Exception {
        var answers = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, CALLERS).mapToObj(number -> call).toList();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
