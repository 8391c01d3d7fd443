package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpFaultsTest {
    private static final byte[] ANYTHING = Caller.body("{ me { id } }", Map.of());

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
    @ValueSource(ints = {500, 502, 503})
    void shouldFailTheNextRequestsOnlyWhenAsked(int status) throws Exception {
        // Given
        world.simulator().faults().http().failNext(2, status);

        // When
        var statuses = new int[]{ask(), ask(), ask()};

        // Then
        assertThat(statuses).containsExactly(status, status, 200);
        assertThat(world.simulator().traffic().requests()).isEqualTo(3);
    }

    @Test
    void shouldSayWhenToRetryWhenThrottlingSo() throws Exception {
        // Given
        world.simulator().faults().http().throttleNext(1);
        world.simulator().faults().http().throttleNext(1, Duration.ofSeconds(3));

        // When
        var silent = world.caller().post(ANYTHING);
        var talkative = world.caller().post(ANYTHING);

        // Then
        assertThat(silent.statusCode()).isEqualTo(429);
        assertThat(silent.headers().firstValue("Retry-After")).isEmpty();
        assertThat(talkative.statusCode()).isEqualTo(429);
        assertThat(talkative.headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void shouldAnswer503ToEverythingWhenThereIsAnOutage() throws Exception {
        // Given
        world.simulator().faults().http().startOutage();

        // When
        var statuses = new int[]{ask(), world.caller().logIn("").statusCode()};

        // Then
        assertThat(statuses).containsOnly(503);
    }

    @Test
    void shouldAnswerAgainWhenAnOutageEnds() throws Exception {
        // Given
        world.simulator().faults().http().startOutage();
        world.simulator().faults().http().endOutage();

        // When
        var status = ask();

        // Then
        assertThat(status).isEqualTo(200);
    }

    @Test
    void shouldKeepAClientWaitingWhenThereIsLatency() throws Exception {
        // Given
        world.simulator().faults().http().latency(Duration.ofSeconds(30));
        var impatient = world.caller().graphQl(ANYTHING).timeout(Duration.ofMillis(200));

        // When
        var attempt = catchThrowable(() -> world.caller().send(impatient));

        // Then
        assertThat(attempt).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldRefuseConnectionsWhenItStoppedListening() {
        // Given
        world.simulator().stopListening();

        // When, then
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
    }

    @Test
    void shouldHaveForgottenNothingWhenItListensAgain() throws Exception {
        // Given
        world.withCustomer();
        world.simulator().stopListening();
        world.simulator().listenAgain();

        // When
        var answer = world.caller().ask("{ customers { edges { node { firstName } } } }", Map.of());

        // Then
        assertThat(answer.at("/data/customers/edges/0/node/firstName").asString()).isEqualTo("Maria");
    }

    @Test
    void shouldEndEveryFaultWhenCleared() throws Exception {
        // Given
        var faults = world.simulator().faults();
        faults.http().failNext(5, 500);
        faults.http().startOutage();
        faults.http().latency(Duration.ofMinutes(1));
        faults.permissions().withhold("CUSTOMER_CREATE");
        faults.mutations().refuseNext(5, "C0011E");
        faults.mutations().refuse(Samples.input("createCustomer").path("username").asString(), "S0002E");
        faults.mutations().resetAfterCommit(5);

        // When
        faults.clear();

        // Then
        assertThat(world.withCustomer().simulator().store().customers()).hasSize(1);
    }

    @Test
    void shouldSayWhichPortWhenItIsTaken() {
        // Given
        var config = FluentConfig.local().withListener("127.0.0.1", world.simulator().port());

        // When, then
        assertThatThrownBy(() -> FluentSimulator.start(config))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot listen on port " + config.port());
    }

    private int ask() throws Exception {
        return world.caller().post(ANYTHING).statusCode();
    }
}
