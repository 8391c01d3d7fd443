package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MutationFaultsTest {
    private static final String USERNAME = Samples.input("createCustomer").path("username").asString();

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"C0011E, Rate limit exceeded", "S0002E, Internal server error", "C0003E, Virtual view is initialising"})
    void shouldRefuseTheNextMutationsWithACodeWhenAsked(String code, String message) throws Exception {
        // Given
        world.simulator().faults().mutations().refuseNext(1, code);

        // When
        var first = world.caller().mutate("createCustomer", Samples.input("createCustomer"));
        var second = world.caller().mutate("createCustomer", Samples.input("createCustomer"));

        // Then
        assertThat(first.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(first.at("/errors/0/message").asString()).isEqualTo(message);
        assertThat(second.has("errors")).isFalse();
        assertThat(world.simulator().traffic().attempts("createCustomer", USERNAME)).isEqualTo(2);
    }

    @Test
    void shouldRefuseARefUntilItIsAcceptedAgain() throws Exception {
        // Given
        var faults = world.simulator().faults().mutations();
        faults.refuse(USERNAME, "C0160E");
        var other = Samples.input("createCustomer").put("username", "other");

        // When
        var refused = world.caller().mutate("createCustomer", Samples.input("createCustomer"));
        var spared = world.caller().mutate("createCustomer", other);
        faults.accept(USERNAME);
        var accepted = world.caller().mutate("createCustomer", Samples.input("createCustomer"));

        // Then
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("C0160E");
        assertThat(spared.has("errors")).isFalse();
        assertThat(accepted.has("errors")).isFalse();
    }

    @Test
    void shouldRefuseAnUpdateByTheRefOfItsOrder() throws Exception {
        // Given
        world.withCustomer().withOrder();
        var ref = world.simulator().store().orders().getFirst().ref();
        world.simulator().faults().mutations().refuse(ref, "S0002E");

        // When
        var answer = world.caller().mutate("updateOrder", world.input("updateOrder"));

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("S0002E");
        assertThat(world.simulator().traffic().attempts("updateOrder", ref)).isEqualTo(1);
    }

    @Test
    void shouldStoreButNotAnswerWhenAskedToReset() throws Exception {
        // Given
        world.simulator().faults().mutations().resetAfterCommit(1);

        // When
        var thrown = catchThrowable(
                () -> world.caller().mutate("createCustomer", Samples.input("createCustomer")));

        // Then
        assertThat(thrown).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
        assertThat(world.simulator().store().customer(USERNAME)).isPresent();
    }

    @Test
    void shouldStoreButNotAnswerWhenAskedToTimeOut() throws Exception {
        // Given
        world.simulator().faults().mutations().timeOutAfterCommit(1);
        var body = Caller.body(Samples.document("createCustomer"), Map.of("input", Samples.input("createCustomer")));
        var impatient = world.caller()
                .graphQl(body)
                .header("Authorization", "Bearer " + world.caller().token())
                .timeout(Duration.ofSeconds(2));

        // When
        var thrown = catchThrowable(() -> world.caller().send(impatient));

        // Then
        assertThat(thrown).isInstanceOf(HttpTimeoutException.class);
        assertThat(world.simulator().store().customer(USERNAME)).isPresent();
    }

    @Test
    void shouldSpareAQueryAndARefusalWhenAskedToReset() throws Exception {
        // Given
        world.withCustomer();
        world.simulator().faults().mutations().resetAfterCommit(1);

        // When
        var query = world.caller().ask("{ me { id } }", Map.of());
        var refusal = world.caller().mutate("createCustomer", Samples.input("createCustomer"));

        // Then
        assertThat(query.at("/data/me/id").asString()).isEqualTo("1");
        assertThat(refusal.at("/errors/0/extensions/code").asString()).isEqualTo("C0123E");
    }

    @Test
    void shouldNameAllMissingPermissionsWhenSomeAreWithheld() throws Exception {
        // Given
        world.simulator().faults().permissions().withhold("ORDER_CREATE");
        world.simulator().faults().permissions().withhold("CUSTOMER_CREATE");

        // When
        var answer = world.caller().mutate("createOrderAndCustomer", Samples.input("createOrderAndCustomer"));

        // Then
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("C0020E");
        assertThat(answer.at("/errors/0/message").asString()).endsWith("Missing: ORDER_CREATE, CUSTOMER_CREATE");
    }
}
